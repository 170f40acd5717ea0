"""Words of a text with what the reader compares: stem, rarity, name, number, date word."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import Stemmer  # type: ignore[import-not-found,import-untyped,unused-ignore]

WORD = re.compile(
    r"\d+(?:[.,:]\d+)*|[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W_]+(?:[-.][^\W_]+)*(?:['\u2019][^\W\d_]+)?"
)
FUNCTION_WORDS = (
    "a an the and or but if of to in on at by for with from as into about over after before"
    " is are was were be been being am do does did done has have had having will would can could"
    " shall should may might must it its he she they them his her hers their theirs him i me my"
    " we us our you your this that these those there here who whom whose which what when where"
    " why how much many not no nor so than then too very just also such both each any some all"
    " s t d ll re ve m wo ca up out off down again other another"
    " whether while during between through because"
)
STOPWORDS = frozenset(FUNCTION_WORDS.split())
COUNTING_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
)
NUMBER_WORDS = {word: str(value) for value, word in enumerate(COUNTING_WORDS.split())} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "dozen": "12",
    "hundred": "100",
}
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
ACRONYMS = {"US": "usa", "U.S.": "usa", "U.S.A.": "usa", "UK": "uk", "U.K.": "uk", "IT": "it."}
MONTH = {"May": "may."}
TITLES = {
    "Gov": "governor",
    "Sen": "senator",
    "Rep": "representative",
    "Gen": "general",
    "Prof": "professor",
    "Capt": "captain",
    "Sgt": "sergeant",
    "Lt": "lieutenant",
    "Col": "colonel",
}
"""What a title before a name is short for, and read as."""
FIRST_NAME = re.compile(r"\bWill(?=\s+[A-Z][^.?!]*(?:[.!]|$))")
WILL = "will."


class Word(NamedTuple):
    """A word with its offsets; `key` is what two texts share when they say the same word."""

    text: str
    start: int
    end: int
    key: str

    @property
    def content(self) -> bool:
        """Whether the word carries meaning of its own."""
        return self.key not in STOPWORDS

    @property
    def number(self) -> bool:
        """Whether the word is a number in figures or letters."""
        return self.key[:1].isdigit()

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital."""
        return self.text[:1].isupper()


_stemmer = Stemmer.Stemmer("english")


@lru_cache(maxsize=50_000)
def key_of(text: str) -> str:
    """Return the form under which words are compared: number in figures, else stem."""
    if written := (ACRONYMS | MONTH).get(text):
        return written
    text = TITLES.get(text, text)
    folded = unicodedata.normalize("NFKD", text.lower()).replace("\u2019", "'")
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    folded = folded.removesuffix("'s").removesuffix("'").removesuffix("n't")
    if folded in NUMBER_WORDS:
        return NUMBER_WORDS[folded]
    if folded[:1].isdigit():
        return folded.replace(",", "") if THOUSANDS.fullmatch(folded) else folded
    if "." in folded:
        folded = folded.replace(".", "")
    return folded if folded in STOPWORDS else str(_stemmer.stemWord(folded))


def words(text: str) -> list[Word]:
    """Return the words of `text` in order, hyphenated words also cut at their hyphens.

    The month of May and a man called Will are no verbs: keys of their own tell them apart.
    """
    found, called = [], {match.start() for match in FIRST_NAME.finditer(text)}
    for match in WORD.finditer(text):
        start = match.start()
        for part in match.group().split("-"):
            if part:
                key = WILL if start in called else key_of(part)
                found.append(Word(part, start, start + len(part), key))
            start += len(part) + 1
    return found


def names(found: Iterable[Word]) -> set[str]:
    """Return the keys of words that look like names: a capital not owed to a sentence's start.

    A sentence's first word counts when it is no stopword and the second is capitalised too.
    """
    sequence = list(found)
    keys = set()
    for place, word in enumerate(sequence):
        if not word.capital or not word.content or word.number:
            continue
        following = sequence[place + 1] if place + 1 < len(sequence) else None
        if place or (following is not None and following.capital and following.content):
            keys.add(word.key)
    return keys
