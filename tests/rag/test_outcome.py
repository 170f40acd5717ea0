from rag.archive import Archive
from rag.citations import cite
from rag.filters import Filters
from rag.outcome import Outcome
from rag.types import EMBEDDED, Citation, Item, Span, Statement
from tests.rag.newsroom import article, prepared

FERRY = article("ferry", "The ferry sails on Monday. It rests on Tuesday.")


def cited(archive: Archive) -> Citation:
    """The ferry's first sentence, once the ferry is stored."""
    archive.put(prepared(FERRY))
    stored = archive.articles.get("ferry")
    return cite(archive.articles.passages("ferry")[0], stored, Span(start=0, end=26))


def test_what_stands_is_kept_and_answers(archive: Archive) -> None:
    citation, outcome = cited(archive), Outcome(archive.articles, None)
    kept = outcome.keep(Statement(text="It sails.", citations=(citation,)))
    answer = outcome.answer("When?", "When?", None, Filters(), None)
    assert answer.statements == (kept,)
    assert (answer.as_of, answer.reader) == (FERRY.published_at, EMBEDDED)


def test_an_answer_is_as_of_the_newest_row_too(archive: Archive) -> None:
    citation, outcome = cited(archive), Outcome(archive.articles, None)
    later = article("barge", "The barge sails too.", "2026-03-06")
    archive.put(prepared(later))
    barge = archive.articles.get("barge")
    row = cite(archive.articles.passages("barge")[0], barge, Span(start=0, end=20))
    rows = (Item(text="The barge", citations=(row,)),)
    outcome.keep(Statement(text="They sail.", citations=(citation,), items=rows))
    assert outcome.answer("Who?", "Who?", None, Filters(), None).as_of == later.published_at


def test_own_sentences_are_kept_only_word_for_word(archive: Archive) -> None:
    citation, outcome = cited(archive), Outcome(archive.articles, None)
    outcome.keep(Statement(text="It sails.", citations=(citation,)), verbatim=True)
    assert outcome.kept == []
    outcome.keep(Statement(text=citation.quote, citations=(citation,)), verbatim=True)
    assert [s.text for s in outcome.kept] == ["The ferry sails on Monday."]


def test_nothing_kept_is_an_abstention(archive: Archive) -> None:
    answer = Outcome(archive.articles, None).answer("When?", "When?", None, Filters(), None)
    assert answer.abstained
    assert answer.missing


def test_an_outlet_without_articles_is_told(archive: Archive) -> None:
    archive.put(prepared(FERRY))
    filters = Filters(publishers=("Ecco",))
    answer = Outcome(archive.articles, None).answer("When?", "When?", None, filters, None)
    assert (answer.missing or "").startswith("No article here is of “Ecco”. ")


def test_an_article_that_is_deleted_meanwhile_does_not_end_the_answer(archive: Archive) -> None:
    citation, outcome = cited(archive), Outcome(archive.articles, None)
    archive.put(prepared(article("barge", "The barge sails too.", publisher="Post")))
    barge = archive.articles.get("barge")
    other = cite(archive.articles.passages("barge")[0], barge, Span(start=0, end=20))
    outcome.keep(Statement(text="They sail.", citations=(citation, other)))
    archive.delete(["barge"])
    assert outcome.answer("What sails?", "What sails?", None, Filters(), None).statements
