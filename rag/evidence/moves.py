"""What says that something has been given another day, or called off."""

import re

from rag.evidence.verbs import content_keys
from rag.evidence.words import names, words

MOVES = (
    r"(?:postpon|delay|adjourn|defer|re-?schedul|slip|shift|re-?arrang"
    r"|(?:put|push\w*|set|mov\w*|pull\w*) (?:[\w'\u2019-]+ ){0,6}?(?:off|back|forward|up)\b|mov"
    r"|(?:brought|bring\w*) (?:[\w'\u2019-]+ ){0,8}?forward\b|held over)"
)
MOVED_TO = re.compile(
    rf"\b{MOVES}[^.;]{{0,60}}?\b(?:to|until|till|for)"
    r"(?: (?:the|at least|next|early|late|mid|not before|after|around|about))* $",
    re.IGNORECASE,
)
MOVED = re.compile(rf"\b{MOVES}[^.;]{{0,60}}$", re.IGNORECASE)
BOUND = re.compile(r"(?:to|until|till|for)\b", re.IGNORECASE)
INSTEAD = re.compile(
    r"[^.;]{0,30}?,? (?:(?:[\w-]+ ){1,3}(?:earlier|later|sooner) than (?:\w+ )?"
    r"(?:planned|expected|scheduled|thought|announced|promised|hoped)"
    r"|(?:ahead of|behind) (?:schedule|time)|instead of|rather than)\b",
    re.IGNORECASE,
)
CALLED_OFF = re.compile(
    r"\b(?:(?:has|have|had|is|are|was|were) (?:now |since |also |all )?(?:been |being )?"
    r"(?:(?:cancel|scrap|abandon|shelv|suspend)\w*ed\b|called off|put on hold"
    r"|(?:postponed|adjourned|delayed|deferred|put off) (?:indefinitely|until further notice"
    r"|without a (?:new )?date))"
    r"|will (?:no longer|not now|not) (?:take place|be held|go ahead|happen))",
    re.IGNORECASE,
)
"""What passively befalls what stands before it."""
CALLS_OFF = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )(?<!\bbeing )"
    r"\b(?:(?:cancel|scrapp|abandon|shelv)\w*ed|call(?:ed|s|ing) off) ",
    re.IGNORECASE,
)
"""What somebody does to what stands behind it."""
WITHDRAWS = re.compile(
    r"\b(?:withdr(?:ew|awn)|(?:pull|dropp)(?:ed|s) out|has scratched) (?:from|of) |\bruled out of ",
    re.IGNORECASE,
)
"""What somebody does who will not take part."""
NOT_SURE = re.compile(
    r"\b(?:if|unless|could|might|may|would|should|almost|nearly|not been|never|fear\w*|threat\w*"
    r"|den(?:y|ies|ied)|rumou?r\w*|call(?:s|ed) for|urge[sd]?|want(?:s|ed)?)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
OF_ANY = content_keys("take place held hold happen start begin open go ahead due scheduled")
"""What is told of any event; what is left of a question is what it is."""
OF_A_CHANGE = re.compile(
    r"\b(?:cancel|call(?:s|ed|ing)? off|scrap|abandon|shelv|suspend|postpon|delay|adjourn|put off"
    r"|put back|brought forward|moved)",
    re.IGNORECASE,
)
"""What is itself asked about, in a question."""
CLAUSE = re.compile(r"[.;:]|, (?:but|and|while|because|after|as|when|where|who|which)\b")
REACH, FAR = 90, 6
"""How many letters before a verb, and words behind one, tell what is called off."""


def moved_to(text: str, start: int, end: int) -> bool:
    """Return whether what stands at [start, end) is the day that something was moved to."""
    ahead, said = text[:start], text[start:end]
    bound = BOUND.match(said) and MOVED.search(ahead)
    return bool(MOVED_TO.search(ahead) or bound or INSTEAD.match(text, end))


def called_off(text: str, what: set[str]) -> bool:
    """Return whether a sentence says that something was called off: what it is has these keys.

    They are those of a content word that is no name, right before a passive verb or right behind an
    active one: "flights to Tarn were cancelled because of the parade" calls off no parade. So does
    who is to take part and withdraws from it.
    """
    own = what - (what & names(words(text)))
    for found in CALLED_OFF.finditer(text):
        ahead = CLAUSE.split(text[max(found.start() - REACH, 0) : found.start()])[-1]
        if own & content_keys(ahead) and not NOT_SURE.search(ahead):
            return True
    for found in CALLS_OFF.finditer(text):
        ahead = CLAUSE.split(text[max(found.start() - REACH, 0) : found.start()])[-1]
        behind = CLAUSE.split(" ".join(text[found.end() :].split()[:FAR]))[0]
        if own & content_keys(behind) and not NOT_SURE.search(ahead):
            return True
    for found in WITHDRAWS.finditer(text):
        who, of = what & content_keys(text[: found.start()]), content_keys(text[found.end() :])
        if who and own & of and not NOT_SURE.search(text[: found.start()]):
            return True
    return False
