"""What stands among an article's sentences and tells nothing, or is no part of its text."""

import re

from rag.appeals import is_appeal

A_TIME = re.compile(r"[\s(\[]*[012]?\d[:.h][0-5]\d\s*(?:[ap]\.?m\.?)?[\s)\].:-]*", re.IGNORECASE)
"""What stands alone above an entry of a live report."""
LINK = re.compile("[\u00bb\u203a]\\s*$")
HEADLINE = re.compile(
    '[^.!?:\n]{3,70}:["\'\u2018\u201c]?[^\\W\\d_a-z][^\n]{20,130}(?<![.!"\u201d])'
)
"""The headline of another article behind what it is about: "Pier reopens:What visitors pay"."""
HERALD = re.compile(
    r"\W*here(?:['\u2019]s| is| are) (?:what|how|why|where|who|when|everything|more"
    r"|an? (?:closer )?(?:look|list|guide|timeline))\b[^:;]{0,120}[.:]?\W*",
    re.IGNORECASE,
)
"""It says that something is told below: "Here's what it means for visitors."."""
CREDIT = re.compile(
    r"\bcontributed (?:to this (?:report|story|article)|(?:to this )?reporting)\b"
    r"|^\W*(?:additional )?(?:reporting|editing|writing) by\b",
    re.IGNORECASE,
)
AGENCY = (
    r"(?:AP(?: Photo)?|AFP|ANP|DPA|dpa|EFE|EPA(?:-EFE)?|PA(?: (?:Wire|Media|Images))?|Reuters"
    r"|REUTERS|Getty(?: Images)?|Shutterstock|Alamy|Bloomberg|Anadolu|NurPhoto|Xinhua|TASS|SIPA"
    r"|Zuma|Rex Features|Ritzau|NTB|LaPresse)"
)
WRITTEN = r"[^\W\d_a-z][\w.'\u2019-]*"
NAME = rf"{WRITTEN}(?: (?:(?:de|da|van|von|der|bin|al|el|la) )*{WRITTEN}){{0,4}}"
BY_AGENCY = (
    rf"(?:{NAME}/(?:[^\W\d_][\w .-]{{1,30}}/)?{AGENCY}(?:/{AGENCY}| via {AGENCY})*"
    rf"|(?:AP Photo|REUTERS)/{NAME})"
)
PICTURE = r"(?:[Pp]hoto(?:graph)?|[Pp]icture|[Pp]ic|[Ii]mage)s?(?: by| credit| courtesy of)?"
CREDITED = re.compile(
    rf"\W*(?:{BY_AGENCY}(?=$|\W)(?! (?:poll|survey|stud))|Image (?:source|caption), |{PICTURE}: )"
)
CREDITED_BELOW = re.compile(
    rf"(?:\({PICTURE}: [^()]{{2,60}}\)|\((?:{BY_AGENCY}|AP Photo)\)|(?<!\w){BY_AGENCY})\W*$"
)


def is_furniture(sentence: str) -> bool:
    """Return whether it is a link, a credit, an appeal, or the time alone above a live entry.

    So is what only says that something is told below it.
    """
    told_nothing = LINK.search(sentence) or CREDIT.search(sentence)
    whole = (one.fullmatch(sentence) for one in (A_TIME, HERALD))
    return bool(told_nothing) or any(whole) or is_appeal(sentence)


def is_aside(sentence: str) -> bool:
    """Return whether a sentence is no part of an article's text, though it may tell something.

    It stands below a picture, and begins or ends with who took that, or it is the headline of
    another article.
    """
    caption = CREDITED.match(sentence) or CREDITED_BELOW.search(sentence)
    return bool(caption or HEADLINE.fullmatch(sentence))
