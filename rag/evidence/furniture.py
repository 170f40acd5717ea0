"""What stands among an article's sentences and tells nothing, or stands below a picture."""

import re

from rag.appeals import is_appeal

A_TIME = re.compile(r"[\s(\[]*[012]?\d[:.h][0-5]\d\s*(?:[ap]\.?m\.?)?[\s)\].:-]*", re.IGNORECASE)
"""What stands alone above an entry of a live report."""
LINK = re.compile("[\u00bb\u203a]\\s*$")
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
    """Return whether it is a link, a credit, an appeal, or the time alone above a live entry."""
    told_nothing = LINK.search(sentence) or CREDIT.search(sentence) or A_TIME.fullmatch(sentence)
    return bool(told_nothing) or is_appeal(sentence)


def is_caption(sentence: str) -> bool:
    """Return whether a sentence stands below a picture: it begins or ends with who took that."""
    return bool(CREDITED.match(sentence) or CREDITED_BELOW.search(sentence))
