"""What a reader must know before the statements."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from rag.dates import Window
from rag.types import Caveat, Citation, Statement
from rag.wording import day, wording

OLD = timedelta(days=30)
QUANTITY = re.compile(
    r"\bhow (?:many|much|large|big|long|far|old)\b|\b(?:number|size|cost|toll)\b", re.IGNORECASE
)
FIGURE = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w]*-)\b")
YEAR = re.compile(r"(?:19|20)\d\d")


def find_caveats(
    question: str,
    statements: Sequence[Statement],
    window: Window | None,
    asked_at: datetime | None,
    outlets: int,
) -> list[Caveat]:
    """Return the caveats of an answer; `outlets` is how many could have said something else."""
    cited = [c for s in statements for c in s.cited]
    dates = [c.published_at for c in cited if c.published_at]
    newest = max(dates, default=None)
    found = [
        _window_empty(dates, newest, window),
        _old(newest, window, asked_at),
        _disagreement(question, statements),
        _single(cited, outlets),
        _undated(cited),
        _partial(statements),
    ]
    return [caveat for caveat in found if caveat]


def _window_empty(
    dates: Sequence[datetime], newest: datetime | None, window: Window | None
) -> Caveat | None:
    if not window or not window.relative or not newest or any(map(window.holds, dates)):
        return None
    text = wording("window_empty", window=window.words, newest=day(newest))
    return Caveat(kind="window_empty", text=text)


def _old(
    newest: datetime | None, window: Window | None, asked_at: datetime | None
) -> Caveat | None:
    if window or not newest or not asked_at or asked_at - newest < OLD:
        return None
    text = wording("old_evidence", newest=day(newest), days=(asked_at - newest).days)
    return Caveat(kind="old_evidence", text=text)


def _single(cited: Sequence[Citation], outlets: int) -> Caveat | None:
    names = {c.publisher for c in cited}
    if len(names) != 1 or outlets < 2 or None in names:
        return None
    return Caveat(kind="single_source", text=wording("single_source", publisher=names.pop()))


def _undated(cited: Sequence[Citation]) -> Caveat | None:
    undated = {c.article_id for c in cited if c.published_at is None}
    if not undated:
        return None
    which = "The cited article has" if len(undated) == 1 else "Cited articles have"
    return Caveat(kind="no_date", text=wording("no_date", articles=which))


def _partial(statements: Sequence[Statement]) -> Caveat | None:
    if not any(s.items for s in statements):
        return None
    return Caveat(kind="partial_list", text=wording("partial_list"))


def _disagreement(question: str, statements: Sequence[Statement]) -> Caveat | None:
    if not QUANTITY.search(question):
        return None
    asked = _figures(question)
    said: dict[str, tuple[dict[Decimal, str], Citation]] = {}
    for citation in (c for s in statements for c in s.citations):
        told = _figures(citation.quote)
        figures = {n: f for n, f in told.items() if n not in asked and not YEAR.fullmatch(f)}
        if figures and citation.publisher:
            said.setdefault(citation.publisher, (figures, citation))
    pairs = list(said.items())
    for i, (_, (first, one)) in enumerate(pairs):
        for _, (second, other) in pairs[i + 1 :]:
            if not first.keys() & second.keys():
                text = wording(
                    "disagreement", figures=f"{_says(first, one)}; {_says(second, other)}"
                )
                return Caveat(kind="disagreement", text=text)
    return None


def _figures(text: str) -> dict[Decimal, str]:
    """Return the figures of a text by their value: "1,200" and "1200" are one."""
    return {Decimal(figure.replace(",", "")): figure for figure in FIGURE.findall(text)}


def _says(figures: Mapping[Decimal, str], citation: Citation) -> str:
    when = f" ({day(citation.published_at)})" if citation.published_at else ""
    return f"{citation.publisher}{when} {' and '.join(sorted(figures.values()))}"
