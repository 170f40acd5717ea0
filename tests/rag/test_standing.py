from rag.archive import Archive
from rag.citations import cite
from rag.standing import quoted, said, standing, stands
from rag.types import Citation, Item, Span, Statement
from tests.rag.newsroom import article, prepared

FERRY = article("ferry", "The ferry sails\non Monday. It rests on Tuesday.")
FIRST = Span(start=0, end=26)


def cited(archive: Archive) -> Citation:
    """The ferry's first sentence, once the ferry is stored."""
    archive.put(prepared(FERRY))
    return cite(archive.articles.passages("ferry")[0], archive.articles.get("ferry"), FIRST)


def moved(citation: Citation) -> Citation:
    return citation.model_copy(update={"start": 1, "end": 27})


def test_a_citation_of_a_stored_version_stands_until_its_article_is_gone(archive: Archive) -> None:
    citation = cited(archive)
    assert stands(citation, archive.articles)
    assert not stands(moved(citation), archive.articles)
    archive.delete(["ferry"])
    assert not stands(citation, archive.articles)


def test_a_statement_keeps_the_citations_that_stand(archive: Archive) -> None:
    good = cited(archive)
    statement = Statement(text="The ferry sails on Monday.", citations=(moved(good), good))
    kept = standing(statement, archive.articles)
    assert kept == statement.model_copy(update={"citations": (good,)})


def test_a_statement_without_a_citation_that_stands_is_none(archive: Archive) -> None:
    statement = Statement(text="It sails.", citations=(moved(cited(archive)),))
    assert standing(statement, archive.articles) is None


def test_an_item_stands_where_its_quote_says_it(archive: Archive) -> None:
    good = cited(archive)
    items = [Item(text=text, citations=(good,)) for text in ("on Monday", "on Tuesday")]
    statement = Statement(text="It sails.", citations=(good,), items=tuple(items))
    kept = standing(statement, archive.articles)
    assert kept is not None
    assert [item.text for item in kept.items] == ["on Monday"]


def test_words_stand_in_a_quote_however_its_lines_break(archive: Archive) -> None:
    citation = cited(archive)
    assert said(Item(text="sails on Monday", citations=(citation,)), citation)
    assert not said(Item(text="sail", citations=(citation,)), citation)
    assert quoted(Statement(text="The ferry sails on Monday.", citations=(citation,)))
    assert not quoted(Statement(text="The ferry sails", citations=(citation,)))


def test_an_item_is_no_part_of_a_word_or_a_number(archive: Archive) -> None:
    citation = cited(archive).model_copy(update={"quote": "Norway's port paid 5,000 of 7.5 tons."})
    for text, stands_there in {
        "Norway": True, "5,000": True, "7.5 tons": True,
        "5": False, "000": False, "7": False, "ton": False,
    }.items():  # fmt: skip
        assert said(Item(text=text, citations=(citation,)), citation) is stands_there
