from datetime import UTC, datetime

import pytest

from rag import retriever
from rag.archive import Archive
from rag.errors import InvalidInputError
from rag.filters import Filters
from rag.retriever import Retriever
from tests.rag.newsroom import article, prepared

ASKED = datetime(2026, 3, 12, tzinfo=UTC)
ROUNDED = 0.005


def ids(archive: Archive, question: str, **more: object) -> list[str]:
    hits = Retriever(archive).search(question, **more)  # type: ignore[arg-type]
    return list(dict.fromkeys(hit.article.id for hit in hits))


@pytest.fixture(params=["scanned", "in Chroma"])
def newsroom(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Archive:
    if request.param == "in Chroma":
        monkeypatch.setattr(retriever, "SCANNED", 0)
    archive.put(
        prepared(
            article("ferry", "The ferry sails on Monday.", "2026-03-10"),
            article("ferry-old", "The ferry sails on Monday.", "2025-03-10", publisher="Post"),
            article("bridge", "The bridge is closed until May.", "2026-03-09"),
            article("undated", "The tunnel is flooded.", None),
        )
    )
    return archive


def test_the_article_with_the_words_comes_first(newsroom: Archive) -> None:
    assert ids(newsroom, "Is the bridge closed?")[0] == "bridge"


def test_of_two_alike_the_recent_one_comes_first_where_there_is_a_clock(newsroom: Archive) -> None:
    assert ids(newsroom, "When does the ferry sail?", asked_at=ASKED)[0] == "ferry"


def test_a_named_year_prefers_articles_of_that_year(newsroom: Archive) -> None:
    question = "When did the ferry sail in 2025?"
    assert ids(newsroom, question, asked_at=ASKED)[0] == "ferry-old"


def test_filters_admit_nothing_else(newsroom: Archive) -> None:
    march = Filters(from_=datetime(2026, 3, 1, tzinfo=UTC), publishers=("Echo",))
    assert set(ids(newsroom, "ferry tunnel bridge", filters=march)) == {"ferry", "bridge"}
    assert ids(newsroom, "ferry", filters=Filters(publishers=("Nobody",))) == []


@pytest.mark.parametrize(("question", "k"), [("Who won \ud800?", 12), ("Who won?", -1)])
def test_what_cannot_be_searched_for_is_refused_in_words(
    archive: Archive, question: str, k: int
) -> None:
    with pytest.raises(InvalidInputError, match="ask"):
        Retriever(archive).search(question, k=k)


def test_hits_are_passages_of_their_article(newsroom: Archive) -> None:
    for hit in Retriever(newsroom).search("ferry bridge"):
        text = newsroom.articles.get(hit.article.id).text
        assert text[hit.passage.start : hit.passage.end] == hit.passage.text


def test_an_empty_archive_gives_nothing(archive: Archive) -> None:
    assert Retriever(archive).search("anything") == []


def test_operators_in_a_question_are_words(newsroom: Archive) -> None:
    assert ids(newsroom, 'bridge" AND (NOT [title:')[0] == "bridge"


def test_a_wide_window_is_searched_in_the_indexes(
    newsroom: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retriever, "SCANNED", 0)
    monkeypatch.setattr(retriever, "FETCH_IN_SCANS", 0)
    march = Filters(from_=datetime(2026, 3, 1, tzinfo=UTC), publishers=("Echo",))
    near, leads = Retriever(newsroom).lists("ferry", march)[2:]
    assert {one.id for one in near} == {"ferry#0", "bridge#0"}
    assert {one.id for one in leads} == {"ferry", "bridge"}
    nobody = Filters(publishers=("Nobody",))
    assert Retriever(newsroom).lists("ferry", nobody)[2:] == ([], [])


@pytest.mark.parametrize("scanned", [4000, 0])
def test_an_empty_name_finds_what_has_no_outlet(
    newsroom: Archive, monkeypatch: pytest.MonkeyPatch, scanned: int
) -> None:
    newsroom.put(prepared(article("barge", "The ferry tows a barge.", publisher=None)))
    monkeypatch.setattr(retriever, "SCANNED", scanned)
    unnamed = Filters(publishers=("",))
    for found in Retriever(newsroom).lists("ferry", unnamed):
        assert {one.id.partition("#")[0] for one in found} == {"barge"}
    assert newsroom.articles.count(filters=unnamed) == 1
    assert ids(newsroom, "ferry", filters=unnamed) == ["barge"]


def test_a_scan_finds_what_chroma_finds(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.put(  # no more than each may have as neighbours in Chroma's graph: there it is exact
        prepared(*(article(f"ferry-{n}", f"Ferry {n} sails to port {n % 7}.") for n in range(16)))
    )
    retrieve = Retriever(archive)
    scanned = retrieve.lists("Which ferry sails to port 3?")
    monkeypatch.setattr(retriever, "SCANNED", 0)
    indexed = retrieve.lists("Which ferry sails to port 3?")
    for one, other in zip(scanned, indexed, strict=True):
        assert [n.score for n in one] == pytest.approx([n.score for n in other], abs=ROUNDED)


def test_what_the_indexes_hold_and_sql_does_not_is_passed_over(newsroom: Archive) -> None:
    newsroom.changes.remove(["bridge"])
    assert "bridge" not in ids(newsroom, "Is the bridge closed?")
    assert len(Retriever(newsroom).search("Is the bridge closed?", k=2)) == 2
