"""A follow-up made to stand alone, by rule, from the turns before."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from rag.evidence.answer_types import TIME, expected_type
from rag.evidence.words import Word, names, words
from rag.types import Turn

OPENS = re.compile(
    r"^\W*(?:(?:and|but|or|so|then|what about|how about|what if|since when|why not|how so|i meant?"
    r"|(?:who|where|what) else)\b|(?:no|yes)\s*(?:[,;:\u2014]|\s[\u2013-]\s))|^\W*why\W*$",
    re.IGNORECASE,
)
BACK = re.compile(
    r"(?<!-)\b(?:he|she|it|they|them|him|her|his|hers|its|their|theirs|this|that|these|those|there"
    r"|one|ones|former|latter|same|such)\b(?!-)",
    re.IGNORECASE,
)
COUNTED = (
    r"of|another|or two|and a half|day|night|week|month|year|hour|minute|time|man|woman|person"
    r"|child|hundred|thousand|million|billion|percent|per cent|vote|point|goal|seat"
    r"|country|party|team|in (?:\d|two|three|four|five|six|seven|eight|nine|ten|every|a hundred)"
)
WEATHER = r"(?:cold|hot|warm|sunny|windy|cloudy|foggy|icy|dark|late|early)"
PLACE = r"(?:outside|today|tonight|tomorrow|now|in|at)"
NOT_BACK = re.compile(
    r"\b(?:is|are|was|were|be|been) there\b"
    r"|\bthere (?:is|are|was|were|be|been|any|a|an|some|other)\b"
    r"|\bthis (?:(?:coming|past) )?(?:week|weekend|month|year|decade|century|morning|afternoon"
    r"|evening|spring|summer|autumn|winter|season|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    r"|\bis it (?:true|possible|safe|legal|necessary|hard|easy|better)\b"
    r"|\bit (?:[a-z]+ )?(?:rain|snow|hail|sleet|thunder|drizzl)(?:s|ed|ing|es|e)?\b"
    rf"|\bit (?:(?:be|get|so|very|too) )?{WEATHER} {PLACE}\b"
    rf"|\b(?:how {WEATHER}|what (?:time|day)) (?:[a-z]+ )?it (?:(?:be|get) )?{PLACE}\b"
    r"|\bhow far is it (?:from|to)\b|\bthese days\b"
    r"|\b(?:does|did|do|would|will) it (?:take|cost) to\b"
    r"|\bit (?:seems?|appears?|turns out|turned out|looks? like|looks? as if)\b(?! to\b)"
    rf"|\b(?:no|number|day|round|phase) one\b|\bone (?:{COUNTED})\b"
    r"|\b(?:in|by|with|at|on|from|just|only|within|after|than) one "
    r"(?!(?:in|on|at|of|from|to|for|with|that|which|who|is|was|and|or|the|be)\b)(?=[a-z])"
    r"|\b(?:this|that) (?:word|term|phrase|name|acronym|abbreviation)\b"
    r"|\bthat (?-i:[A-Z])[\w-]+ (?:[a-z-]+ ){0,2}?(?:story|case|affair|scandal)\b",
    re.IGNORECASE,
)
MEANT = re.compile(
    r"^\W{0,9}(?:(?:no|sorry|oh|ok|okay)\b\W{0,9}){0,3}i mean(?:t)? "
    r"((?:the|a|an|that|his|her|their) [^,?!]{1,60})[?!.\s]*$",
    re.IGNORECASE,
)
ASKED_OF = re.compile(
    r"^\W{0,9}(?:(?:and|but|so) )?((?:who|what|when|where|why|how(?: \w+)?)"
    r"(?:['\u2019]s| is| was| are| were)) \S",
    re.IGNORECASE,
)
DONE = re.compile(r" (\w+(?:ed|ilt|ught|sold|held|made|done|gone|born|paid|seen|taken))[?!.\s]*$")
ANYBODY = r"any(?:one|body|thing)?"
ASKS = re.compile(
    rf"\W*(?:who|whom|whose|which|what|when|where|why|how|{ANYBODY})\b", re.IGNORECASE
)
ANY = re.compile(rf"\W*{ANYBODY}\b", re.IGNORECASE)
CAPITALISED = r"[A-Z\u00c0-\u00de](?=[\w'\u2019-]*[a-z])[\w'\u2019-]+"
FULL_NAME = re.compile(rf"(?<![\w'\u2019-]){CAPITALISED}(?: (?:de |van |von |al-)?{CAPITALISED})+")
NO_PERSON = re.compile(r"\b(?:In|At|From|Near|The|in|at|from|near|of|the)$")
OWN_NOUN = re.compile(r"\b(?:the|an?) \w", re.IGNORECASE)
SOMEBODY = re.compile(r"\b(?:he|she|him|her|his|hers)\b|^\W*why\W*$", re.IGNORECASE)
LOWER = re.compile(r"\b[a-z]")
POINTING = frozenset({"this", "that", "these", "those", "same", "such"})
ENOUGH_BEFORE = 3
FEW_WORDS = 3
FEW_TAKEN = 6
TAKEN_FOR_EACH = 3
TURNS_READ = 8
ANSWER_CHARS = 500


def condense(question: str, history: Sequence[Turn]) -> str:
    """Return the question with what it lacks where it cannot stand alone: to be read.

    One that is whole but for a pronoun is told the words it lacks, names among them: "What did they
    agree on? (Dell, Kresh)"; so is "Anyone hurt?", whatever they are. Any other is followed by the
    question before it. It stays in front, since what is asked for (who, where, how many) is told by
    the first question word. "No, I meant the mayor" behind "How old is the clerk?" asks how old the
    mayor is.
    """
    if history and (told := _meant(question, history[-1].question)):
        return told
    if not history or not leans(question):
        return question
    lacking = _lacking(question, history)
    whole = len(words(question)) > FEW_WORDS and any(named for named, _ in lacking)
    if lacking and (ANY.match(question) or (ASKS.match(question) and whole)):
        return f"{question} ({', '.join(word for _, word in lacking)})"
    asked = [question]
    for turn in reversed(history[-TURNS_READ:]):
        if not leans(asked[-1]):
            break
        asked.append(turn.question)
    person = person_meant(question, history)
    return " ".join([*asked, f"({person})"] if person else asked)


def _meant(question: str, before: str) -> str:
    """Return the question before of what is said to be meant: "no, I meant the mayor"; or ""."""
    meant, asked = MEANT.match(question), ASKED_OF.match(before)
    if not meant or not asked:
        return ""
    done = DONE.search(before, asked.end()) if not asked[1].lower().startswith("who") else None
    return f"{asked[1]} {meant[1].rstrip(' .')}{f' {done[1]}' if done else ''}?"


def search_words(question: str, history: Sequence[Turn]) -> str:
    """Return the question twice, with a few of the content words that it lacks, to find by.

    They are taken from the turns before, back to one that stands alone, names before others, three
    at most for each content word of its own: whole questions drown what is asked now. "And Spain?"
    after "And Germany?" takes no name from it.
    """
    meant = _meant(question, history[-1].question) if history else ""
    if not history or not (meant or leans(question)):
        return question
    asked = meant or question
    return " ".join([asked, asked, *(word for _, word in _lacking(asked, history))])


def _lacking(question: str, history: Sequence[Turn]) -> list[tuple[bool, str]]:
    """Return a few content words of the turns before that a question lacks, as `_missing` does."""
    said = words(question)
    named = bool(names(said))
    told, missing = question, list[tuple[bool, str]]()
    for turn in reversed(history[-TURNS_READ:]):
        passed_on = leans(turn.question)
        found = _missing(told, turn.question, named and passed_on)
        told = " ".join([told, *(word for _, word in found)])
        missing += found
        if not passed_on:
            break
    if person := person_meant(question, history):
        missing.insert(0, (True, person))
    own = sum(word.content for word in said)
    few = min(FEW_TAKEN, TAKEN_FOR_EACH * own) if own else FEW_TAKEN
    taken = sorted(range(len(missing)), key=lambda place: not missing[place][0])[:few]
    return [missing[place] for place in sorted(taken)]


def with_person(question: str, history: Sequence[Turn]) -> str:
    """Return the question with who its "she" is behind it, where that is known."""
    person = person_meant(question, history)
    return f"{question} ({person})" if person else question


def person_meant(question: str, history: Sequence[Turn]) -> str:
    """Return who "she" is: the first full name in the answer to the last question of who; or ""."""
    pronoun = SOMEBODY.search(question)
    if not pronoun or OWN_NOUN.search(question, 0, pronoun.start()):
        return ""
    for turn in reversed(history[-TURNS_READ:]):
        if turn.answer and expected_type(turn.question) == "person":
            asked = {word.key for word in words(turn.question)}
            return next(_full_names(turn.answer[:ANSWER_CHARS], asked), "")
        if not leans(turn.question):
            return ""
    return ""


def _full_names(text: str, asked: set[str]) -> Iterator[str]:
    """Yield what looks like the name of somebody whom a question does not name itself.

    Days, titles that were asked about and light words are no part of it; behind "in" or "the"
    stands a place or a body.
    """
    for found in FULL_NAME.finditer(text):
        said = words(found[0])
        named = list(dropwhile(lambda w: w.key in asked or _is_no_name(w), said))
        if len(named) < 2 or any(w.key in asked or _is_no_name(w) for w in named):
            continue
        if not NO_PERSON.search(text[: found.start() + named[0].start].rstrip()):
            yield found[0][named[0].start :]


def _is_no_name(word: Word) -> bool:
    return not word.content or bool(TIME.fullmatch(word.text))


def _missing(told: str, before: str, nameless: bool) -> list[tuple[bool, str]]:
    """Return the content words of `before` that `told` lacks, each with whether it is a name."""
    found = words(before)
    named = names(found)
    said = {word.key for word in words(told)} | (named if nameless else set())
    return [
        (w.key in named, before[w.start : w.end]) for w in found if w.content and w.key not in said
    ]


def leans(question: str) -> bool:
    """Return whether a question needs those before it.

    It does when it is one word, opens like a continuation, asks in at most three words, or refers
    back to something that it does not name itself.
    """
    said = words(question)
    short = len(said) <= FEW_WORDS and (len(said) <= 1 or ASKS.match(question))
    if short or OPENS.search(question):
        return True
    plain = NOT_BACK.sub(lambda found: "_" * len(found.group()), question)
    return any(_refers(found, said) for found in BACK.finditer(plain) if not _is_name(found))


def _is_name(found: re.Match[str]) -> bool:
    """Return whether a pronoun is part of a name: "Formula One", "the Same River Prize"."""
    before = found.string[: found.start()].rstrip()
    within = before[-1:] not in ("", *'.?!:;"\u201c')
    return within and found.group().istitle() and bool(LOWER.search(found.string))


def _refers(found: re.Match[str], said: list[Word]) -> bool:
    """Return whether a pronoun points out of its question: "how is it made", not "a man that …"."""
    before = [word for word in said if word.end <= found.start()]
    pronoun = found.group().lower()
    if pronoun == "that" and before and before[-1].content:
        return False
    content = [word for word in before if word.content]
    named = names(said) & {word.key for word in content}
    return pronoun in POINTING or not (named or len(content) >= ENOUGH_BEFORE)
