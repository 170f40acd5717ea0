"""Two texts made comparable, so that only what they say can differ.

Exact match and F1 normalise as SQuAD's official evaluation script does (Rajpurkar et al. 2016), so
that they can be set beside published figures: it deletes punctuation, the decimal point too.
Containment, by which answers pass, does not: a decimal point, a minus, and `:` or `/` between
digits stay (11.4 is not 114); hyphens, dashes and other punctuation part words, and glue none; a
possessive 's is dropped; Unicode is NFKC and case-folded, and its quotation marks go as the ASCII
ones do.
"""

import re
import string
import unicodedata
from functools import lru_cache

_ARTICLE = re.compile(r"\b(a|an|the)\b")
_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLES = {"a", "an", "the"}
_PLAIN = str.maketrans(
    {**dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032`\u00b4", "'"), "\u2044": "/"}
)
_MINUS = "\u2212"
_KEPT = f"{_MINUS}.,:/"
_CURRENCY = "$\u00a2-\u00a5\u20a0-\u20cf"
_DASHED = rf"{_MINUS}|(?<![\d%] )-|(?<![\w)\]%] )\u2013"
"""Minuses: no hyphen after a figure and a space, nor a dash after any word and a space."""
_LETTER = r"[^\W\d_]"

_GROUPED_BY_SPACE = re.compile("(?<!\\d)\\d{1,3}(?:[\u00a0\u2009\u202f]\\d{3})+(?!\\d)")
_RAISED = re.compile(
    "(?<=\\d)(?=[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u00bc-\u00be\u2150-\u215e])"
)
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:,\d{2,3})*,\d{3}|(?:'\d{3})+)(?!\d|,\d)")
_STEPS = (
    (re.compile(rf"(?<![\w\-)\]%])(?:{_DASHED})(?=[{_CURRENCY}]?\.?\d)"), "\0"),
    (re.compile(f"[{_MINUS}]"), "-"),
    (re.compile(rf"\0([{_CURRENCY}]?)"), rf"\1{_MINUS}"),
    (re.compile(r"(?<![\w.])\.(?=\d)"), "0."),
    (re.compile(rf"(?<={_LETTER})\.(?={_LETTER})"), ""),
    (re.compile(rf"(?<={_LETTER})'s(?!\w)"), ""),
    (re.compile(rf"(?<=\w)'(?={_LETTER})"), ""),
    (re.compile(r"(?<!\d)[.,:/]|[.,:/](?!\d)"), " "),
    (re.compile(f"([{_CURRENCY}%])"), r" \1 "),
)
_PER_CENT = re.compile(r"\bper ?cent\b")


class _Parted(dict[int, str | None]):
    """What becomes of a character: punctuation parts words, a soft hyphen is not there."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        kind = unicodedata.category(sign)
        stays = kind[0] in "LMN" or kind == "Sc" or sign in _KEPT + "%"
        self[code] = sign if stays else None if kind == "Cf" else " "
        return self[code]


_PARTED = _Parted()


def normalise(text: str) -> str:
    """Lower the case, drop ASCII punctuation and English articles, and join by single spaces."""
    return " ".join(_ARTICLE.sub(" ", text.lower().translate(_NO_PUNCTUATION)).split())


def sayable(text: str) -> str:
    """Return what containment compares, every sign of a currency and `%` apart from its figure.

    "per cent" is "%".
    """
    return _PER_CENT.sub("%", _spelt(text))


@lru_cache(maxsize=4096)
def _spelt(text: str) -> str:
    text = _RAISED.sub(" ", _GROUPED_BY_SPACE.sub(_joined, text))
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    plain = _GROUPED.sub(_joined, folded.translate(_PLAIN))
    words = [word for word in plain.split() if _bare(word) not in _ARTICLES]
    return " ".join(_stepped(" ".join(words)).translate(_PARTED).split())


def _joined(grouped: re.Match[str]) -> str:
    return "".join(filter(str.isdigit, grouped[0]))


def _stepped(text: str) -> str:
    for pattern, written in _STEPS:
        text = pattern.sub(written, text)
    return text


def _bare(word: str) -> str:
    """Return a word without the punctuation around it."""
    first = next((at for at, sign in enumerate(word) if sign.isalnum()), len(word))
    last = next((at for at, sign in enumerate(reversed(word)) if sign.isalnum()), 0)
    return word[first : len(word) - last]
