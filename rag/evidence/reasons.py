"""Whether a sentence says why."""

import re

CAUSE = (
    r"because|due to|owing to|thanks to|in order to|so that|as a result of|blam\w+|caus(?:ed?|es)"
    r"|in (?:protest|retaliation|revenge|anger|disgust)"
)
BECAUSE = re.compile(rf"\b(?:{CAUSE})\b", re.IGNORECASE)
REASON_TOLD = re.compile(
    rf"\b(?:{CAUSE}|prompted|led to|follow(?:s|ed(?! by\b)|ing(?! [a-z]*"
    r"(?:day|week|month|year|morning|evening|night|spring|summer|autumn|winter)\b))"
    r"|(?<!day )(?<!days )(?<!week )(?<!weeks )(?<!month )(?<!months )(?<!year )(?<!years )"
    r"(?<!hour )(?<!hours )(?<!minutes )(?<!shortly )(?<!soon )(?<!named )after"
    r"(?! (?:all|noon)\b))\b",
    re.IGNORECASE,
)
"""Words of a cause; "after" where it tells no time."""
NEEDED = (
    r"could not|cannot|can['\u2019]t|too|not enough|no longer|unable|impossible|unsafe|lack\w*"
    r"|needed|wanted|had to|would have"
)
GIVES_REASON = re.compile(
    rf"\b(?:{CAUSE}|(?:said|says|explained|argued|complained)\b.*\b(?:{NEEDED}))\b",
    re.IGNORECASE,
)
"""What a sentence says that gives the reason for what the one before tells."""
