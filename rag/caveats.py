"""What a reader must know before the statements."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from rag.copies import agencies
from rag.dates import Window
from rag.disagreement import find_disagreement
from rag.evidence.facts import content
from rag.evidence.quantities import quantities
from rag.evidence.verbs import content_keys
from rag.evidence.words import words
from rag.listing import LIST
from rag.outlets import outlet_key
from rag.readings import Reading
from rag.types import Caveat, Citation, Statement
from rag.wording import day, wording

OLD = timedelta(days=30)
MORE_BEFORE = re.compile(
    r"\b(?:at least|more than|over|up to|(?:the )?(?:first|last|other)|another)\s$", re.IGNORECASE
)
MORE_BEHIND = re.compile(r" (?:more|other|further|of)\b")
SOME_OF = re.compile(r"\b(?:includ(?:ing|es?)|among|such as|others)\b", re.IGNORECASE)
"""What stands about a number, or in its sentence, where it does not count all that are named."""


def find_caveats(
    question: str,
    statements: Sequence[Statement],
    window: Window | None,
    asked_at: datetime | None,
    outlets: int,
    reports: Mapping[str, str] = MappingProxyType({}),
    read: Sequence[Reading] = (),
) -> list[Caveat]:
    """Return the caveats of an answer; `outlets` is how many could have said something else.

    `reports` says of cited articles which are one report, as `rag.copies.reports` does; `read` is
    all that was read, where another outlet may say the same less surely.
    """
    cited = [c for s in statements for c in s.cited]
    dates = [c.published_at for c in cited if c.published_at]
    newest = max(dates, default=None)
    found = [
        _window_empty(dates, newest, window),
        _old(newest, window, asked_at),
        find_disagreement(question, statements),
        None if _told_elsewhere(question, statements, read) else _single(cited, outlets, reports),
        _undated(cited),
        _partial(question, statements),
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


def _single(cited: Sequence[Citation], outlets: int, reports: Mapping[str, str]) -> Caveat | None:
    by_key = {outlet_key(c.publisher or ""): c.publisher or "" for c in cited}
    names = list(by_key.values())
    if (outlets < 2 and "" not in names) or len(_sources(cited, reports)) != 1:
        return None
    if len(names) == 1 and names[0]:
        return Caveat(kind="single_source", text=wording("single_source", publisher=names[0]))
    if len({c.article_id for c in cited}) == 1:
        return None
    known = [one for one in names if one]
    told = [*known, "an unnamed outlet"] if "" in names else known
    who = f"{', '.join(told[:-1])} and {told[-1]}" if known else "Articles that name no outlet"
    alike = len(_sources(cited, reports, by_agency=False)) == 1
    text = wording("same_text" if alike else "same_agency", publishers=who)
    return Caveat(kind="single_source", text=text)


def _told_elsewhere(
    question: str, statements: Sequence[Statement], read: Sequence[Reading]
) -> bool:
    """Return whether another outlet has a sentence with an answer's words and some that are asked.

    It may be too unlike the question to be shown, but then nobody can say that one alone tells it.
    """
    asked = content_keys(question)
    for statement in statements:
        outlets = {outlet_key(c.publisher or "") for c in statement.cited}
        marked = statement.answer
        answer = statement.text[marked.start : marked.end] if marked else statement.text
        others = (r.text for r in read if outlet_key(r.hit.article.publisher or "") not in outlets)
        if any(
            asked & content_keys(text) and content(answer)[0] <= content(text)[0] for text in others
        ):
            return True
    return False


def _sources(
    cited: Sequence[Citation], reports: Mapping[str, str], by_agency: bool = True
) -> list[set[str]]:
    """Return what is cited by source: one outlet, or several that print one sentence or report.

    So are those that name the same agency for what they say.
    """
    found: list[set[str]] = []
    for citation in cited:
        quote = " ".join(w.text.lower() for w in words(citation.quote))
        report = reports.get(citation.article_id, citation.article_id)
        outlet = outlet_key(citation.publisher or "") or citation.article_id
        one = {f"outlet {outlet}", f"quote {quote}", f"report {report}"}
        one |= {f"agency {name}" for name in agencies(citation.quote)} if by_agency else set()
        joined = [source for source in found if source & one]
        found = [source for source in found if not source & one] + [one.union(*joined)]
    return found


def _undated(cited: Sequence[Citation]) -> Caveat | None:
    undated = {c.article_id for c in cited if c.published_at is None}
    if not undated:
        return None
    which = "The cited article has" if len(undated) == 1 else "Cited articles have"
    return Caveat(kind="no_date", text=wording("no_date", articles=which))


def _partial(question: str, statements: Sequence[Statement]) -> Caveat | None:
    """Return that a list may not be whole, unless a sentence counts as many as it names."""
    lists = [s for s in statements if s.items]
    if not lists or all(_counted(question, s) for s in lists):
        return None
    return Caveat(kind="partial_list", text=wording("partial_list"))


def _counted(question: str, statement: Statement) -> bool:
    """Return whether one cited sentence has all items, and says how many of what is asked for."""
    asked = LIST.search(question)
    things = content_keys(asked[0].split()[-1]) if asked else set()
    cited = [{c.quote for c in item.citations} for item in statement.items]
    return any(
        one.value == str(len(statement.items))
        and things & content_keys(" ".join(quote[one.end :].split()[:2]))
        and not MORE_BEFORE.search(quote[: one.start])
        and not MORE_BEHIND.match(quote, one.end)
        for quote in set.intersection(*cited)
        if not SOME_OF.search(quote)
        for one in quantities(quote)
    )
