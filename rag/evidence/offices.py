"""Another office is not the one that is asked about: a vice president is no president."""

import re
from collections.abc import Iterator

HEADS = (
    "minister president secretary chancellor governor mayor premier king queen prince pope"
    " director chair chairman chairwoman chairperson officer commissioner ambassador attorney"
    " prosecutor judge coach captain editor leader speaker treasurer"
)
MORE_HEADS = (
    "boss head executive master manager principal headteacher headmaster headmistress rector bishop"
    " archbishop superintendent sheriff warden keeper conductor curator dean commander skipper"
)
HEAD = re.compile(rf"\b(?:{'|'.join(HEADS.split())})\b", re.IGNORECASE)
OFFICE = rf"(?:{HEAD.pattern}|\b(?:{'|'.join(MORE_HEADS.split())}|in charge)\b)"
"""An office, within a pattern; `HEAD` has those of which there are several kinds."""
HOLDS = re.compile(
    r"^\W*(?:(?:and|but|so),? )?who(?:(?:['\u2019]s| is| are) (?:(?!of\b|\w+ing\b)[\w-]+ ){0,4}?"
    rf"{OFFICE}(?=\W*$| (?:of|for|in|at|there|here|now|currently|today|these days|at the moment)\b)"
    r"|(?: (?:now|currently))? (?:leads|runs|heads|chairs)\b (?!in\b|at\b|home\b"
    r"|(?:the |a )?(?:race|match|game|field|table|standings|league|polls?|cup)\b))",
    re.IGNORECASE,
)
LESS = "vice deputy assistant associate under junior co lieutenant ex former"
LESSER = frozenset(LESS.split())
PAST = frozenset({"ex", "former"})
KINDS = (
    "prime first foreign finance interior home defence defense health education environment justice"
    " trade transport energy labour labor agriculture culture housing treasury sports tourism"
    " science technology communications information economy budget security planning immigration"
    " chief press general executive managing majority minority opposition state development water"
    " fisheries industry commerce veterans"
)
PORTFOLIOS = frozenset(KINDS.split())
AHEAD = re.compile(r"(?:[\w'\u2019]+[ -]){0,3}$")
BEHIND = re.compile(r" (?:of|for) (?:the )?(\w+)(?: and (\w+))?")
NOW = re.compile(r"^\W*(?:and |but |so )?(?:who|what)(?:['\u2019]s| is| are)\b", re.IGNORECASE)


def asks_holder(question: str) -> bool:
    """Return whether it is asked who holds an office: "who is the mayor?", "who leads it now?"."""
    return bool(HOLDS.search(question))


class Offices:
    """A question that may name an office, and whether a sentence tells only of others like it."""

    def __init__(self, question: str) -> None:
        asks = re.match(r"\W*(?:and |but |so )?(?:who|what)\b", question, re.IGNORECASE)
        self._asked = dict(_offices(question)) if asks else {}
        self._now = bool(NOW.search(question))

    def missed(self, sentence: str) -> bool:
        """Return whether a sentence names an office of the same noun, and none that is asked about.

        Asked for the president, "the vice president" is another; so is, asked for the prime
        minister, "the environment minister". "The minister" may be any.
        """
        told = [(head, of) for head, of in _offices(sentence) if head in self._asked]
        return bool(told) and all(self._another(self._asked[head], of) for head, of in told)

    def _another(self, asked: frozenset[str], told: frozenset[str]) -> bool:
        lesser = (told & LESSER) - asked
        if not self._now:
            lesser -= PAST
        portfolio, also = asked & PORTFOLIOS, told & PORTFOLIOS
        return bool(lesser or (portfolio and also and portfolio.isdisjoint(also)))


def _offices(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the offices that a text names: the noun, and which words around it say what kind."""
    for found in HEAD.finditer(text):
        ahead = AHEAD.search(text, 0, found.start())
        behind = BEHIND.match(text, found.end())
        beside = re.split(r"[ -]", ahead[0].lower()) if ahead else []
        beside += [word.lower() for word in behind.groups("")] if behind else []
        yield found[0].lower(), frozenset(beside) & (LESSER | PORTFOLIOS)
