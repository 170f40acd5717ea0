"""A later article that names a figure told before and corrects it, or tells how far a toll rose."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rag.evidence.answer_types import FIGURES, TIME, deciding, expected_type
from rag.evidence.facts import FOUND
from rag.evidence.measured import AT_FIRST, CHANGES
from rag.evidence.quantities import Quantity, alike, quantities
from rag.evidence.rounding import rounded
from rag.evidence.verbs import content_keys
from rag.evidence.words import key_of, names, words
from rag.readings import Reading
from rag.types import Span

ABOUT = (
    r"(?: (?:an?|the|its|their|at least|about|around|some|nearly|over|almost|more than|earlier"
    r"|initial|first|original|previous|originally|previously|initially|reported|estimated"
    r"|estimate|count|figure|toll|total|of)){0,4}"
)
WORD = r"(?: [\w'\u2019-]+)"
COUNTED = rf"{WORD}{{0,3}}"
DIRECTION = r"(?: (?:up|down|revised|raised|lowered|corrected|increased))? from"
COMPARED = r" (?:far |much |slightly |well )?(?:higher|lower|more|less|fewer) than"
GIVES_WAY = re.compile(
    rf"(?:{COUNTED}(?:{DIRECTION}| and not| instead of| rather than)"
    rf"|{WORD}{{0,8}},(?:{DIRECTION}|{COMPARED}|(?: and)? not| instead of| rather than)){ABOUT} ?"
)
"""What stands between the figure that holds and the one before: "31, from the 14 reported"."""
ROSE_TO = re.compile(rf"{COUNTED}{ABOUT} to{ABOUT} ?")
ROSE_FROM = re.compile(
    rf"\b(?:{CHANGES}|revised|corrected|gone|went)(?: [\w-]+){{0,2}}? from{ABOUT} ?$"
    rf"|^from{ABOUT} ?$",
    re.IGNORECASE,
)
"""What stands before the figure that no longer holds: "from 14 to 31"."""
OF_A_TIME = re.compile(
    rf"{COUNTED} (?:in|for|during|on|at|since) (?:the )?(?:{TIME.pattern})", re.I
)
TOLD_SO = re.compile(
    r" ?(?:report|announc|g[ia]ve|t[eo]ld?|stat|agree|expect|estimat|publish|said|first)",
    re.IGNORECASE,
)
NOT_SO = re.compile(
    r"\b(?:fear\w*|could|may|might|would|expect\w*|if|rumou?r\w*|never|(?:1[5-9]|20)\d\d)\b"
    r"|n['\u2019]t\b",
    re.IGNORECASE,
)
"""What is not sure, or is told of a year."""
DEATHS = re.compile(r"\b(?:die[sd]?|dead|deaths?|kill(?:s|ed)|toll|fatalit\w+)\b", re.IGNORECASE)
TOLL = re.compile(
    r"\btoll\b[^.;]{0,60}?\b(?:(?:stands?|stood) (?:now )?at|(?:rose|risen|rises|climbed|raised"
    r"|revised|gr[eo]wn?|increased|jumped)(?: [a-z]+){0,3}? to|reached)"
    rf"{ABOUT} ?$",
    re.IGNORECASE,
)
MISSING = re.compile(r"\b(?:missing|unaccounted)\b", re.IGNORECASE)
GENERAL = (
    "how many people man woman person victim die dead death kill toll missing still so far all"
)
PLACED = re.compile(
    r"\b(?:of|in|at|for|near) (?:the )?([A-Z][\w-]+)|\b([A-Z][\w-]+)(?:['\u2019]s?\b)"
)
MOST_STEPS, SHARED_NAMES = 5, 2


class Around(NamedTuple):
    """The content words and the names of an article's title and of its passages that were read."""

    keys: set[str]
    names: set[str]


def revised(question: str, best: Reading, others: Sequence[Reading]) -> Reading | None:
    """Return the last later sentence that corrects the figure of the likeliest one, marked anew.

    "The toll was raised to 31, from the 14 reported that day" tells what "14" became however little
    it looks like the answer by itself; from 31 it goes on. It is of the same matter where its
    article has what the question names, and the sentence no place that the first article lacks.
    None where nothing corrects it, or it is asked what was said first, or of a time.
    """
    dated = AT_FIRST.search(question) or TIME.search(question)
    if not best.answer or dated or expected_type(question) not in FIGURES:
        return None
    around = _around([best, *others])
    of_it = [o for o in others if _of_one_story(question, best, o, around)]
    current = best
    for _ in range(MOST_STEPS):
        later = [one for one in of_it if one.is_later(current)]
        found = [new for one in later for new in _corrections(question, current, one)]
        if not found:
            break
        current = max(found, key=lambda one: (one.day, one.score))
    return None if current is best else current


def _corrections(question: str, best: Reading, other: Reading) -> Iterator[Reading]:
    """Yield the later sentence with the figure that takes the place of the earlier one."""
    asked, text = deciding(question), other.text
    if MISSING.search(asked):
        if MISSING.search(best.text) and FOUND.search(text):
            yield other
        return
    old, told = next(quantities(best.answer), None), list(quantities(text))
    if old is None or NOT_SO.search(text):
        return
    for one in told:
        if (
            alike([one], [old])
            and one.unit in (old.unit, None)
            and _counts_that(question, best, text, one)
        ):
            yield from (_marked(other, new) for new in told if _takes_place(text, new, one, old))
    if DEATHS.search(asked) and DEATHS.search(best.text):
        tolls = [q for q in told if q.unit is None and TOLL.search(_ahead(text, q))]
        if tolls and not alike(tolls[-1:], [old]):
            yield _marked(other, tolls[-1])


def _counts_that(question: str, best: Reading, text: str, one: Quantity) -> bool:
    """Return whether a figure is of what is asked: what it counts was named, and no other time."""
    behind = text[one.end :]
    if not TOLD_SO.match(behind) and OF_A_TIME.match(behind):
        return False
    counted = next((w for w in words(behind) if w.start <= 1), None)
    if counted is None or not counted.content or TOLD_SO.match(behind):
        return True
    return counted.key in content_keys(f"{question} {best.text}") | {
        w.key for w in words(f"{question} {best.text}")
    }


def _takes_place(text: str, new: Quantity, old: Quantity, was: Quantity) -> bool:
    """Return whether a sentence says that one figure holds now and the other did before.

    The old one may stand there without what it counts: "eight days rather than five".
    """
    if new.unit != was.unit or alike([new], [was]) or TIME.match(text[new.end :].lstrip()):
        return False
    if new.end <= old.start:
        return bool(GIVES_WAY.fullmatch(_ahead(text, old)[new.end :]))
    between = _ahead(text, new)[old.end :]
    return bool(ROSE_FROM.search(_ahead(text, old)) and ROSE_TO.fullmatch(between))


def _marked(reading: Reading, figure: Quantity) -> Reading:
    """Return the reading with one figure as the words that answer, its sign with it."""
    begins, text = reading.span.start, reading.text
    start, end = rounded(text, figure.start, figure.end)
    return reading.model_copy(update={"answers": (Span(start=begins + start, end=begins + end),)})


def _ahead(text: str, figure: Quantity) -> str:
    """Return what stands before a figure and its sign."""
    return text[: figure.start].rstrip("$\u20ac\u00a3\u00a5\u20b9")


def _around(readings: Sequence[Reading]) -> dict[str, Around]:
    passages = {(r.hit.article.id, r.hit.passage.start): r.hit for r in readings}
    found: dict[str, Around] = {}
    for hit in passages.values():
        near = f"{hit.article.title} {hit.passage.text}"
        keys, named = found.setdefault(hit.article.id, Around(set(), set()))
        keys.update(content_keys(near))
        named.update(names(w for w in words(near) if not TIME.fullmatch(w.text)))
    return found


def _of_one_story(question: str, best: Reading, other: Reading, around: dict[str, Around]) -> bool:
    """Return whether a sentence is of what the question names and the likeliest one tells of."""
    told, later = around[best.hit.article.id], around[other.hit.article.id]
    asked = (content_keys(question) - content_keys(GENERAL)) & told.keys
    if asked and 2 * len(asked & later.keys) < len(asked):
        return False
    if not asked and len(told.names & later.names) < SHARED_NAMES:
        return False
    if not names(words(question)) <= later.keys | later.names:
        return False
    placed = [found[1] or found[2] for found in PLACED.finditer(other.text)]
    known = told.names | told.keys | content_keys(question)
    return all(TIME.match(one) or key_of(one) in known for one in placed)
