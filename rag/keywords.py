"""A question of bare words, such as are typed into a search box, in the words of a question."""

import re

BARE = re.compile(
    r"^\W*(?P<it>(?!(?:who|whom|whose|which|what|when|where|why|how|is|are|was|were|do|does|did|has"
    r"|have|had|can|could|will|would|should|any\w*|and|or|but|so|no|yes|ok|okay|thanks|tell|list|name"
    r"|give|show)\b)(?:[\w'\u2019.-]+ ?){1,6})\W*$",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\b(?:who|whom|whose|which|what|when|where|why|how|is|are|was|were|does|did)\b", re.IGNORECASE
)
TOLL = re.compile(
    r"\b(?:(?:the )?death )?(?:toll|deaths?|dead|killed|fatalities|casualties)\b(?: so far)?",
    re.IGNORECASE,
)
ASKED_FOR = re.compile(
    r"\b(?:profits?|loss|revenue|turnover|earnings|dividend|sales|costs?|price|budget|damages?"
    r"|compensation|salary|fine|penalty|fee|toll|score|result|verdict|sentence|turnout|majority"
    r"|outlook|forecast|deadline|date|venue|age|size|length|winner|cause|reason|decision|name"
    r"|motive|number|rate|offer|figures?|dead|deaths|killed|injured|missing|victims)\b",
    re.IGNORECASE,
)
NEWS = re.compile(r"\b(?:latest|newest|news|updates?)\b", re.IGNORECASE)
BOUND = re.compile(
    r"^\W*(?:in|of|from|at|by|on|for|the|latest)\b|\b(?:in|of|from|latest)\W*$", re.I
)


def in_full(question: str) -> str:
    """Return the question that bare words ask: "Halvard profit?" is "What is the Halvard profit?".

    A toll is of those who died. What only names a matter, or asks for its news, stays as it is.
    """
    bare = BARE.match(question)
    if not bare or ASKS.search(question):
        return question
    words = bare["it"].strip()
    if not (toll := TOLL.search(words)):
        asked = ASKED_FOR.search(words) and not NEWS.search(words)
        return f"What is the {words}?" if asked else question
    rest = f"{words[: toll.start()]} {words[toll.end() :]}".strip()
    while (bound := BOUND.search(rest)) and bound[0].strip():
        rest = f"{rest[: bound.start()]} {rest[bound.end() :]}".strip()
    return f"How many people died in {rest}?" if rest else question
