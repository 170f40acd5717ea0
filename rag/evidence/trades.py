"""Who bought what was sold to somebody: a deal told from its other side, or who it was done by."""

import re

from rag.evidence.verbs import base_of, based
from rag.evidence.words import words

SELLS, BUYS = (
    r"s(?:ells?|old|elling)",
    r"(?:b(?:uys?|ought|uying)|(?:purchas|acquir)(?:es?|ed|ing))",
)
GIVES = (
    r"(?:g(?:ives?|ave|iven|iving)|l(?:ends?|ent|ending)|(?:hand|award)(?:s|ed|ing)?"
    r"|(?:donat|leas)(?:es?|ed|ing)|transfer(?:s|red|ring)?|bequeath(?:s|ed)?)"
)
GETS = r"(?:g(?:ets?|ot)|receiv(?:es?|ed|ing)|(?:inherit|borrow)(?:s|ed|ing)?)"
DEALS = ((SELLS, BUYS), (GIVES, GETS))
MEANWHILE = r"(?:has|had|have|will|would|now|then|also|finally)"
ASKED = rf"^\W*(?:and |but |so )?(?:who|which [\w ]+?)(?: {MEANWHILE})*"
REACH = r"(?: (?!and |but |who |which |that )[\w.,'\u2019%\u00a3$\u20ac-]+){0,12}?"
NAME = r"[A-Z][\w'\u2019&-]*"
SOMEBODY = (
    rf"(?P<who>(?:(?:the|its|his|her|their|an?) )?(?:[a-z][\w-]* ){{0,4}}?"
    rf"{NAME}(?:(?: (?:and|of|de|von|van|the)){{0,2}} {NAME})*"
    r"(?: (?:family|group|brothers|sisters|company|council|club|trust|fund|foundation)\b)?"
    r"|(?:the|its|his|her|their|an?) (?:[a-z][\w-]* ?){1,3}(?=[,.;]|$)"
    r"|[a-z]+s\b(?=[,.;]|$| (?:in|on|at|who|and)\b))"
)
DOES = re.compile(rf"{ASKED} (?P<does>[a-z]+)\b(?! by\b)", re.IGNORECASE)
OF_IT = r"(?: (?!and |but |who |which |that |[\w-]*ed )[\w\u2019'-]+){0,8}?"
BY = re.compile(rf"{OF_IT} by (?!an? (?:\w+ )?(?:margin|vote)){SOMEBODY}")


class Trade:
    """A question for who bought, got or did something, or for who sold or gave it."""

    def __init__(self, question: str) -> None:
        done = DOES.match(question)
        self._does = base_of(done["does"]) if done else ""
        self._told = [
            re.compile(told)
            for gives, takes in DEALS
            for own, other, by in ((takes, gives, "to"), (gives, takes, "from"))
            if re.match(rf"{ASKED} {own}\b", question, re.IGNORECASE)
            for told in (
                rf"\b{other}\b{REACH} {by} {SOMEBODY}",
                rf"\b{own}\b{REACH} by {SOMEBODY}",
            )
        ]

    def chosen(self, sentence: str, start: int, end: int) -> tuple[int, int]:
        """Return where he stands who is asked for, told from the other side of the deal.

        What is marked stays where the sentence does not tell it so, or tells it more than once, and
        where it is the name behind "its director, ".
        """
        found = [match for told in self._told for match in told.finditer(sentence)]
        if not found and self._does:
            said = based(words(sentence))
            done = (word for word in said if word.content and word.key == self._does)
            found = [match for word in done if (match := BY.match(sentence, word.end))]
        if len(found) != 1:
            return start, end
        first, last = found[0].span("who")
        return (start, end) if start <= last + len(", ") and first < end else (first, last)
