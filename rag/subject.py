"""A change of subject: the words that make it, and what is asked behind them."""

import re
from collections.abc import Sequence

from rag.condense import leans
from rag.types import Turn

SAID_FIRST = (
    r"(?:ok(?:ay)?|right|well|anyway|thanks|thank you|fine|great|sorry|no|and|but|so|now|hey)"
)
THING = r"(?:thing|question|topic|subject|story|note|matter)"
MORE = rf"(?:(?:one|an|a|the|and) )?(?:(?:an)?other|more|new|next|last) {THING}"
"""What asks on: of the same, for all that is known."""
ELSEWHERE = (
    r"(?:(?:on |to |now for )?something (?:(?:quite|completely|totally) )?(?:else|different|new)"
    r"|(?:on )?(?:an?(?:other)? )?(?:(?:quite|completely|totally) )?(?:different|unrelated|new)"
    r" (?:thing|question|topic|subject|story|matter)|on another (?:note|subject|topic)"
    r"|never ?mind|forget (?:it|that|about it)|moving on|unrelated"
    r"|(?:a )?chang(?:e of|ing the) (?:subject|topic))"
)
"""What leaves the subject."""
ANEW = re.compile(
    rf"^\W{{0,9}}(?:{SAID_FIRST}\b\W{{1,9}}){{0,3}}(?:(?P<elsewhere>{ELSEWHERE})|{MORE})"
    r"(?: (?:then|now|please|though))?(?: ?[,.:;!\u2013\u2014-]+ ?)(?=\w+\W+\w+\W+\w)",
    re.IGNORECASE,
)


def anew(question: str, history: Sequence[Turn]) -> tuple[str, Sequence[Turn]]:
    """Return a question and the turns before it without words that only change the subject.

    "Ok, something else: who won in Orl?" needs no turn before it; "something else: is it open?"
    and "another question: who paid?" may.
    """
    kept: list[Turn] = []
    for turn in history:
        asked, leaves = _without_change(turn.question)
        if leaves:
            kept = []
        kept.append(turn if asked == turn.question else turn.model_copy(update={"question": asked}))
    asked, leaves = _without_change(question)
    return asked, () if leaves else kept


def _without_change(question: str) -> tuple[str, bool]:
    """Return a question without the words that change the subject, and whether it leaves it."""
    change = ANEW.match(question)
    if not change:
        return question, False
    asked = question[change.end() :]
    return asked, bool(change["elsewhere"]) and not leans(asked)
