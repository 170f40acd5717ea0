"""An answer as plain text: for notifications, screen readers, and where blocks are refused."""

from collections.abc import Sequence

from rag.types import Answer, Citation
from rag.wording import day, no_answer
from server.slack.blocks import CAVEATS
from server.slack.limits import MESSAGE_CHARS, clipped
from server.slack.links import outlet
from server.slack.notes import Notes, own
from server.slack.richtext import clean

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escaped(text: str, most: int = MESSAGE_CHARS) -> str:
    """Return at most `most` characters of text in which Slack finds no link or mention."""
    text = clipped(text, most)
    while len(found := text.translate(ESCAPES)) > most:
        text = clipped(text, max(1, len(text) - max(1, (len(found) - most) // 5)))
    return found


def answer_text(answer: Answer, question: str = "") -> str:
    """Return the whole answer in lines, caveats first; what is too long is cut."""
    notes = Notes()
    lines = [clean(question)] if question else []
    lines += [f"{CAVEATS.get(c.kind, 'Note')}. {clean(c.text)}" for c in answer.caveats]
    if answer.abstained:
        lines.append(f"{no_answer(answer)}. {clean(answer.missing or '')}".strip())
        lines += [f"Nearest: {_marked(c.quote, [c], notes)}" for c in answer.nearest]
    for statement in answer.statements:
        lines.append(_marked(statement.text, own(statement), notes))
        lines += [f"• {_marked(item.text, item.citations, notes)}" for item in statement.items]
    if answer.as_of:
        lines.append(f"As of {day(answer.as_of)}")
    return escaped("\n".join([*lines, *_sources(answer, notes)]))


def _marked(text: str, citations: Sequence[Citation], notes: Notes) -> str:
    marks = "".join(f"[{number}]" for number, _ in notes.mark(citations))
    return f"{clean(text)} {marks}".rstrip()


def _sources(answer: Answer, notes: Notes) -> list[str]:
    """Return one line for each article, with the numbers of its quotes."""
    cited = [c for s in answer.statements for c in s.cited]
    articles: dict[tuple[str, int], dict[int, Citation]] = {}
    for number, citation in notes.mark([*cited, *answer.nearest]):
        articles.setdefault((citation.article_id, citation.version), {})[number] = citation
    return [_source(quotes) for quotes in articles.values()]


def _source(quotes: dict[int, Citation]) -> str:
    article = next(iter(quotes.values()))
    when = day(article.published_at) if article.published_at else "no date"
    parts = (article.title, article.publisher or "unknown outlet", when, outlet(article.url) or "")
    marks = "".join(f"[{number}]" for number in sorted(quotes))
    return f"{marks} {', '.join(clean(part) for part in parts if part)}"
