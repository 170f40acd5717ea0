"""How articles and answers look in a terminal; in a pipe the same, plain."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime

import click

from rag.types import Answer, ArticleInfo, Citation, Statement
from rag.wording import of_nearest
from server.citing import Numbering, outlet_and_date

INDENT = "    "


def clean(text: str) -> str:
    """Return text without the control characters by which it could command a terminal."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(c) == "Cc" and c not in "\n\t" else c
        for c in text
    )


def line(text: str) -> str:
    """Return text cleaned and on one line."""
    return " ".join(clean(text).split())


def day(moment: datetime | None) -> str:
    """Return a date as a reader writes it."""
    return f"{moment.day} {moment:%B %Y}" if moment else "no date"


def heading(article: ArticleInfo) -> str:
    """Return one line of a list of articles."""
    date = f"{article.published_at:%Y-%m-%d}" if article.published_at else "no date   "
    outlet = line(article.publisher or "no outlet")
    title = line(article.title or "no title")
    return f"{date}  {click.style(title, bold=True)}  {outlet}  {click.style(article.id, dim=True)}"


def emphasised(statement: Statement) -> str:
    """Return a statement with the words that answer in bold, and the day that they mean."""
    text, answer = statement.text, statement.answer
    if answer is None:
        return clean(text)
    said = click.style(clean(text[answer.start : answer.end]), bold=True)
    meant = f" ({answer.day.day} {answer.day:%B %Y})" if answer.day else ""
    return f"{clean(text[: answer.start])}{said}{meant}{clean(text[answer.end :])}"


class Numbered:
    """Numbers citations in the order in which they are met; the same quote keeps its number."""

    def __init__(self) -> None:
        self.numbering = Numbering()

    def mark(self, citations: Iterable[Citation]) -> str:
        """Return the markers of some citations, such as `[1][2]`."""
        return "".join(click.style(f"[{n}]", fg="cyan") for n in self.numbering.of(citations))

    def statement(self, statement: Statement) -> str:
        """Return a statement with its markers, its items below."""
        rows = [f"{emphasised(statement)} {self.mark(statement.citations)}"]
        rows += [f"  • {clean(item.text)} {self.mark(item.citations)}" for item in statement.items]
        return "\n".join(rows)

    def sources(self) -> str:
        """Return every numbered quote with outlet and date."""
        return "\n".join(self._source(n, c) for n, c in enumerate(self.numbering.citations, 1))

    def _source(self, number: int, citation: Citation) -> str:
        where = line(outlet_and_date(citation))
        about = " · ".join(line(part) for part in (citation.title, citation.url) if part)
        mark = click.style(f"[{number}]", fg="cyan")
        return f"{mark} “{line(citation.quote)}”\n{INDENT}{where}\n{INDENT}" + click.style(
            about or citation.article_id, dim=True
        )


def closing_of(answer: Answer, numbered: Numbered) -> str:
    """Return what follows statements that were printed as they came."""
    return "\n".join([*_date(answer), *_notes(answer), "", numbered.sources()])


def abstention(answer: Answer) -> str:
    """Return the form of an answer that could not be given."""
    rows = [click.style("No answer. ", fg="yellow", bold=True) + clean(answer.missing or "")]
    rows += _notes(answer)
    if answer.nearest:
        numbered = Numbered()
        numbered.mark(answer.nearest)
        rows += ["", of_nearest(answer), numbered.sources()]
    return "\n".join(rows)


def whole(answer: Answer) -> str:
    """Return an answer as it stands once complete, caveats first."""
    if answer.abstained:
        return abstention(answer)
    numbered = Numbered()
    said = [numbered.statement(statement) for statement in answer.statements]
    return "\n".join([*_notes(answer), *said, *_date(answer), "", numbered.sources()])


def _notes(answer: Answer) -> list[str]:
    return [click.style(f"Note: {clean(c.text)}", fg="yellow") for c in answer.caveats]


def _date(answer: Answer) -> list[str]:
    return [click.style(f"As of {day(answer.as_of)}.", dim=True)] if answer.as_of else []
