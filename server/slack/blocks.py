"""An answer as Block Kit: caveats first, statements with numbered links, sources, buttons."""

from collections.abc import Iterator, Sequence

from rag.types import Answer, Caveat, Citation, Frozen, Statement
from rag.wording import counted, day, no_answer
from server.slack.buttons import actions
from server.slack.limits import BLOCK_CHARS, Block, clipped, fits
from server.slack.links import Place, outlet
from server.slack.notes import Notes, own
from server.slack.richtext import (
    Row,
    bullets,
    clean,
    length,
    line,
    link,
    packed,
    person,
    rich,
    word,
)

CAVEATS = {
    "window_empty": "Nothing from then",
    "disagreement": "Disagreement",
    "changed": "Changed since",
    "single_source": "One source",
    "old_evidence": "Old news",
    "no_date": "Undated",
}
MOST_CAVEATS = 5
MARKERS = 10
NEAREST = 3
QUOTES = 4
CAVEAT_CHARS = 500
QUESTION_CHARS = 300
STATEMENT_CHARS = 2000
SHORT_CHARS = 500
QUOTE_CHARS = 500
ITEM_CHARS = 400
TITLE_CHARS = 150
OUTLET_CHARS = 75
HINT = "These do not answer the question, or not surely enough to be shown as an answer."


class Shown(Frozen):
    """An answer as one message shows it.

    `key` is what its buttons carry; `by` asked `question`, which Slack itself does not show.
    """

    answer: Answer
    key: str
    place: Place | None = None
    question: str = ""
    by: str | None = None
    private: bool = False


def answer_blocks(shown: Shown) -> list[Block]:
    """Return the blocks of an answer, shortened with a link to the rest where Slack asks it."""
    answer, place = shown.answer, shown.place
    head = [*_question(shown), *packed([_caveat(c) for c in answer.caveats[:MOST_CAVEATS]])]
    foot = [*_date(answer), actions(shown.key, shown.private, place)]
    if answer.abstained:
        whole = [*head, *_abstention(answer, place), *foot]
        return whole if fits(whole) else [*head, *_abstention(_bare(answer), place), *foot]
    body: list[Block] = []
    count = 0
    for count, trial in enumerate(_growing(answer.statements, place), 1):
        left = len(answer.statements) - count
        if not fits([*head, *trial, *_rest(left or 1, place), *foot]):
            count -= 1
            break
        body = trial
    return [*head, *body, *_rest(len(answer.statements) - count, place), *foot]


def statement_blocks(statement: Statement, notes: Notes, place: Place | None) -> list[Block]:
    """Return a statement with its markers; a list answer's items are rows below it."""
    lead = _marked(clipped(clean(statement.text), STATEMENT_CHARS), own(statement), notes, place)
    parts = [line(lead)]
    if statement.items:
        parts.append(bullets(_rows(statement, notes, place, BLOCK_CHARS - length(lead))))
    return [rich(*parts)]


def _growing(statements: Sequence[Statement], place: Place | None) -> Iterator[list[Block]]:
    """Yield the blocks of the first statement with its sources, of the first two, and so on."""
    notes, said, cited, told = Notes(), list[Block](), list[Citation](), set[str]()
    for statement in statements:
        blocks = statement_blocks(statement, notes, place)
        more = [*own(statement), *(c for item in statement.items for c in item.citations)]
        told |= {clean(statement.text), *(clean(item.text) for item in statement.items)}
        alone = [*blocks, *packed(_sources(more, notes, place, told))]
        if not said and not fits([*alone, *blocks]):  # too long even alone
            blocks, more = [_short(statement, place)], more[:1]
        said += blocks
        cited += more
        yield [*said, *packed(_sources(cited, notes, place, told))]


def _short(statement: Statement, place: Place | None) -> Block:
    text = clipped(clean(statement.text), SHORT_CHARS)
    return rich(line(_marked(text, statement.citations[:1], Notes(), place)))


def _rows(statement: Statement, notes: Notes, place: Place | None, room: int) -> list[Row]:
    rows: list[Row] = []
    for count, item in enumerate(statement.items):
        row = _marked(clipped(clean(item.text), ITEM_CHARS), item.citations, notes, place)
        more = word(f"… and {len(statement.items) - count} more", "italic")
        if sum(map(length, rows)) + length(row) + length(more) > room:
            return [*rows, more]
        rows.append(row)
    return rows


def _marked(text: str, citations: Sequence[Citation], notes: Notes, place: Place | None) -> Row:
    row = word(text)
    for number, citation in notes.mark(citations)[:MARKERS]:
        url = place.quote(number) if place else outlet(citation.url)
        row += [*word(" "), *link(url, f"[{number}]")]
    return row


def _sources(
    cited: Sequence[Citation], notes: Notes, place: Place | None, told: set[str]
) -> list[Row]:
    """Return one line for each article, with the numbers of its quotes."""
    articles: dict[tuple[str, int], dict[int, Citation]] = {}
    for number, citation in notes.mark(cited):
        articles.setdefault((citation.article_id, citation.version), {})[number] = citation
    return [_source(quotes, place, told) for quotes in articles.values()]


def _source(quotes: dict[int, Citation], place: Place | None, told: set[str]) -> Row:
    """Return an article's line, with those of its quotes that are not told already."""
    row: Row = []
    for number in sorted(quotes)[:MARKERS]:
        row += [*link(place.quote(number) if place else None, f"[{number}]"), *word(" ")]
    article = next(iter(quotes.values()))
    title = clipped(clean(article.title), TITLE_CHARS) or "Untitled"
    row += link(outlet(article.url), title)
    row += word(f" · {clipped(clean(article.publisher or 'unknown outlet'), OUTLET_CHARS)}")
    row += word(f", {day(article.published_at) if article.published_at else 'no date'}")
    if article.updated_at:
        row += word(f", updated {day(article.updated_at)}")
    untold = [quote for one in quotes.values() if (quote := clean(one.quote)) not in told]
    for quote in dict.fromkeys(untold[:QUOTES]):
        row += [*word(" · "), *word(f"“{clipped(quote, QUOTE_CHARS)}”", "italic")]
    return row


def _question(shown: Shown) -> list[Block]:
    if not shown.question:
        return []
    asked = [*person(shown.by), *word(" asked: ")] if shown.by else []
    return [rich(line([*asked, *word(clipped(clean(shown.question), QUESTION_CHARS), "bold")]))]


def _caveat(caveat: Caveat) -> Row:
    label = f"{CAVEATS.get(caveat.kind, 'Note')}. "
    return [*word(label, "bold"), *word(clipped(clean(caveat.text), CAVEAT_CHARS))]


def _date(answer: Answer) -> list[Block]:
    return [rich(line(word(f"As of {day(answer.as_of)}", "italic")))] if answer.as_of else []


def _rest(left: int, place: Place | None) -> list[Block]:
    if not left:
        return []
    count = f"{counted(left, 'more statement')} did not fit here"
    where = link(place.answer, "read them in Dateline") if place else word("ask more narrowly")
    return [rich(line([*word(f"{count}: "), *where, *word(".")]))]


def _abstention(answer: Answer, place: Place | None) -> list[Block]:
    said = word(f"{no_answer(answer)}.", "bold")
    if answer.missing:
        said += word(f" {clipped(clean(answer.missing), STATEMENT_CHARS)}")
    if not answer.nearest:
        return [rich(line(said))]
    notes, nearest = Notes(), answer.nearest[:NEAREST]
    told = {clean(citation.quote) for citation in nearest}
    quotes = [
        _marked(clipped(clean(c.quote), QUOTE_CHARS), [c], notes, place) for c in answer.nearest
    ]
    return [
        rich(line(said)),
        rich(line(word("The nearest that was found:")), bullets(quotes)),
        *packed(_sources(nearest, notes, place, told)),
        rich(line(word(HINT, "italic"))),
    ]


def _bare(answer: Answer) -> Answer:
    missing = clipped(answer.missing or "", SHORT_CHARS)
    return answer.model_copy(update={"nearest": (), "missing": missing})
