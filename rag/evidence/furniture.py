"""What stands among an article's sentences and tells nothing: links, credits, hours of entries."""

import re

A_TIME = re.compile(r"[\s(\[]*[012]?\d[:.h][0-5]\d\s*(?:[ap]\.?m\.?)?[\s)\].:-]*", re.IGNORECASE)
"""What stands alone above an entry of a live report."""
LINK = re.compile("[\u00bb\u203a]\\s*$")
CREDIT = re.compile(
    r"\bcontributed (?:to this (?:report|story|article)|(?:to this )?reporting)\b"
    r"|^\W*(?:additional )?(?:reporting|editing|writing) by\b",
    re.IGNORECASE,
)


def is_furniture(sentence: str) -> bool:
    """Return whether it is a link, a credit, or the time alone above an entry of a live report."""
    return bool(LINK.search(sentence) or CREDIT.search(sentence) or A_TIME.fullmatch(sentence))
