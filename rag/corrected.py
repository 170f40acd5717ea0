"""What an outlet corrects is told as it is right, and never answers as it was wrong."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rag.articles import ArticleStore
from rag.citations import cite
from rag.evidence.amendments import Amendment, amended
from rag.evidence.errata import asks_for_errata, is_bare, is_headed, is_label
from rag.outlets import outlet_key
from rag.readings import Reading, words_at
from rag.types import ArticleInfo, Citation, Marked, Passage, Span, Statement


class Note(NamedTuple):
    """A note of correction: where it stands in a passage of which article."""

    passage: Passage
    article: ArticleInfo
    span: Span

    @property
    def text(self) -> str:
        """The note, word for word."""
        start = self.passage.start
        return self.passage.text[self.span.start - start : self.span.end - start]


def corrected(
    articles: ArticleStore,
    question: str,
    statements: Sequence[Statement],
    readings: Sequence[Sequence[Reading]],
) -> list[Statement]:
    """Return the statements with what their outlets' notes of correction say of them.

    The note takes the place of a statement whose answer it corrects, and stands behind one in
    which it corrects something else. Notes stand in the article itself, or in a later one of the
    same outlet that was read and is headed as a correction. Nothing is changed where it is asked
    what was wrong.
    """
    if not statements or asks_for_errata(question):
        return list(statements)
    known = {r.hit.article.id: r.hit.article for row in readings for r in row}
    told: list[Statement] = []
    for one in statements:
        found = list(_of(articles, one, known))
        instead = next((new for new, answers in found if answers), None)
        told += [instead] if instead else [one, *(new for new, _ in found[:1])]
    return _once(told)


def _once(statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements, of those whose quotes overlap the longest in the first one's place."""
    kept: list[Statement] = []
    for one in statements:
        at = next((n for n, other in enumerate(kept) if _overlap(one, other)), None)
        if at is None:
            kept.append(one)
        elif len(one.text) > len(kept[at].text) and one.answer:
            kept[at] = one
    return kept


def _overlap(one: Statement, other: Statement) -> bool:
    first, second = one.citations[0], other.citations[0]
    same = (first.article_id, first.version) == (second.article_id, second.version)
    return same and first.start < second.end and second.start < first.end


def _of(
    articles: ArticleStore, statement: Statement, known: dict[str, ArticleInfo]
) -> Iterator[tuple[Statement, bool]]:
    """Yield what notes say of a statement, and whether that is of the words that answer."""
    cited = statement.citations[0]
    marked = statement.answer
    answer = statement.text[marked.start : marked.end] if marked else ""
    for note in _notes(articles, cited, known):
        headed, own = is_headed(note.article.title), note.article.id == cited.article_id
        within = own and note.span.start <= cited.start < note.span.end
        for told in (answer, "" if within else statement.text):
            change = amended(told, statement.text, note.text, headed) if told else None
            if change:
                yield _told(note, change), told is answer
                break


def _told(note: Note, change: Amendment) -> Statement:
    """Return the part of a note that tells what is right, that marked as what answers."""
    begins = note.span.start
    quote = note.text[change.first : change.last].rstrip()
    span = Span(start=begins + change.first, end=begins + change.first + len(quote))
    ahead = " ".join(note.text[change.first : change.start].split())
    text, answer = " ".join(quote.split()), " ".join(note.text[change.start : change.end].split())
    start = text.index(answer, len(ahead))
    return Statement(
        text=text,
        citations=(cite(note.passage, note.article, span),),
        answer=Marked(start=start, end=start + len(answer)),
    )


def _notes(
    articles: ArticleStore, cited: Citation, known: dict[str, ArticleInfo]
) -> Iterator[Note]:
    """Yield the notes that may correct what a citation quotes."""
    later = [one for one in known.values() if _corrects(one, cited)]
    own = known.get(cited.article_id)
    for article in [*([own] if own else []), *later]:
        headed = is_headed(article.title)
        for passage in articles.passages(article.id):
            if passage.version != article.version:
                continue
            yield from (Note(passage, article, span) for span in _spans(passage, headed))


def _corrects(article: ArticleInfo, cited: Citation) -> bool:
    """Return whether an article is headed as a correction, and came later from the same outlet."""
    if article.id == cited.article_id or not is_headed(article.title):
        return False
    old, new = cited.published_at, article.published_at
    one, other = (outlet_key(name or "") for name in (article.publisher, cited.publisher))
    return one == other and (old is None or new is None or old <= new)


def _spans(passage: Passage, headed: bool) -> Iterator[Span]:
    """Yield where notes stand in a passage: from a label to the end of its line.

    A label alone on a line belongs to the next one. In an article headed as a correction each
    line is a note.
    """
    begun: list[Span] = []
    for one in passage.sentences:
        begins = is_label(words_at(passage, one))
        ended = bool(begun) and "\n" in _between(passage, begun[-1], one)
        if ended and not is_bare(words_at(passage, begun[-1])):
            yield Span(start=begun[0].start, end=begun[-1].end)
            begun = []
        if begun or begins or headed:
            begun.append(one)
    if begun:
        yield Span(start=begun[0].start, end=begun[-1].end)


def _between(passage: Passage, one: Span, other: Span) -> str:
    return words_at(passage, Span(start=one.end, end=other.start))
