"""What is held in memory of articles is what SQL says, before and after every change."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.archive import Archive
from rag.catalogue import Catalogue
from rag.columns import SPARE, Columns
from rag.errors import StoreError
from rag.filters import Filters
from rag.rounded import cosines, packed, unpacked
from rag.scan import kept_of_passing, scan_of
from rag.types import Article
from tests.rag.newsroom import article, open_archive, prepared

JUNE = datetime(2026, 6, 1, tzinfo=UTC)
IDS = ["a", "b", "c", "d", "e"]
FILTERS = [
    Filters(),
    Filters(from_=JUNE),
    Filters(to=JUNE + timedelta(days=2)),
    Filters(from_=JUNE + timedelta(days=1), to=JUNE + timedelta(days=3)),
    Filters(publishers=("Echo",)),
    Filters(publishers=("Echo", "Post", "Nobody"), to=JUNE + timedelta(days=2)),
    Filters(publishers=("Nobody",)),
]
changes = st.lists(
    st.tuples(
        st.sampled_from(IDS),
        st.sampled_from(["Echo", "Post", None]),
        st.none() | st.integers(0, 4),
        st.sampled_from(["ferries", "schools", "the price of bread", None]),
    ),
    max_size=8,
)


def told(one: str, outlet: str | None, day: int | None, of: str = "ferries") -> Article:
    made = article(one, f"The council of {one} spoke of {of}.", publisher=outlet)
    published = None if day is None else JUNE + timedelta(days=day)
    return made.model_copy(update={"published_at": published})


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with open_archive(tmp_path_factory.mktemp("catalogue")) as archive:
        yield archive


def another(archive: Archive) -> Catalogue:
    return Catalogue(archive.articles.engine, archive.embedder.name)


def agrees_with_sql(catalogue: Catalogue, archive: Archive) -> None:
    every = archive.articles.admitted(Filters())
    for filters in FILTERS:
        admitted = archive.articles.admitted(filters)
        assert catalogue.passing([*every, "unknown"], filters) == set(admitted)
        assert catalogue.count(filters) == len(admitted)
        leads_agree_with_sql(catalogue, archive, filters)
    assert catalogue.published([*every, "unknown"]) == {
        one: archive.articles.get(one).published_at for one in every
    }


def leads_agree_with_sql(catalogue: Catalogue, archive: Archive, filters: Filters) -> None:
    vector = archive.embedder.embed_question("What did the council say of ferries?")
    name, engine = archive.embedder.name, archive.articles.engine
    scan = scan_of(kept_of_passing(engine, name, filters), len(vector))
    every = dict(zip(scan.articles, cosines(scan.vectors, vector, scan.starts), strict=True))
    exact = {one: float(cosine) for one, cosine in every.items()}
    found = catalogue.nearest(vector, filters, 3)
    assert {one.id for one in found} <= exact.keys()
    assert [one.score for one in found] == pytest.approx(sorted(exact.values())[::-1][:3])
    assert [one.score for one in found] == pytest.approx([exact[one.id] for one in found])


@settings(max_examples=25, deadline=None)
@given(changes)
def test_it_says_what_sql_says_after_every_change(
    store: Archive, changes: list[tuple[str, str | None, int | None, str | None]]
) -> None:
    store.delete(IDS)
    agrees_with_sql(store.catalogue, store)
    for one, outlet, day, of in changes:
        if of is None:
            store.delete([one])
        else:
            store.put(prepared(told(one, outlet, day, of)))
        agrees_with_sql(store.catalogue, store)
    agrees_with_sql(another(store), store)


def test_dates_come_in_the_order_asked_for(store: Archive) -> None:
    store.put(prepared(told("a", "Echo", 1), told("b", None, None)))
    assert list(store.catalogue.published(["b", "unknown", "a"])) == ["b", "a"]


def test_a_change_before_the_first_question_is_read_with_the_rest(store: Archive) -> None:
    late = another(store)
    store.put(prepared(told("c", "Post", 2)))
    late.refresh(["c"])
    agrees_with_sql(late, store)


def test_a_change_that_the_indexes_refuse_is_known_all_the_same(
    store: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(prepared(told("a", "Echo", 1)))
    agrees_with_sql(store.catalogue, store)

    def refuses(*_: object) -> None:
        raise StoreError("no room is left")

    with monkeypatch.context() as patched:
        patched.setattr(store, "_publish", refuses)
        with pytest.raises(StoreError, match="no room"):
            store.put(prepared(told("a", "Post", 3)))
    assert store.catalogue.passing(["a"], Filters(publishers=("Post",))) == {"a"}


def test_a_reading_that_fails_is_done_again(
    store: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(prepared(told("a", "Echo", 1), told("b", "Post", 2)))
    catalogue = another(store)

    def fails(*_: object) -> None:
        raise OSError("the connection is gone")

    for ask in (lambda: catalogue.count(Filters()), lambda: catalogue.refresh(["a"])):
        with monkeypatch.context() as patched:
            patched.setattr(catalogue, "_found", fails)
            with pytest.raises(OSError, match="gone"):
                ask()
        agrees_with_sql(catalogue, store)


def test_no_more_leads_are_held_than_are_asked_for(
    store: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.delete(IDS)
    store.put(prepared(told("a", "Echo", 1)))
    agrees_with_sql(store.catalogue, store)
    monkeypatch.setattr("rag.catalogue.MOST", 1)
    store.put(prepared(told("b", "Echo", 1)))
    held = store.catalogue._held()
    assert (held.leads, len(held.led(Filters()))) == (None, 0)


def test_of_equal_leads_as_many_come_as_are_asked_for(store: Archive) -> None:
    store.delete(IDS)
    store.put(prepared(*(told(one, "Echo", 1) for one in IDS)))
    vector = store.embedder.embed_question("ferries")
    assert len(store.catalogue.nearest(vector, Filters(), 4)) == 4
    assert store.catalogue.nearest(np.zeros_like(vector), Filters(publishers=("Post",)), 4) == []


def test_columns_grow_and_keep_each_row_its_own() -> None:
    held, count = Columns(), 3 * SPARE
    for n in range(count):
        held.add(str(n), "Echo", n)
        held.lead(str(n), unpacked(packed(np.full((1, 2), n, np.float32)), 2))
    for n in range(0, count, 2):
        held.forget(str(n))
    assert held.leads is not None
    assert held.rows.keys() == {str(n) for n in range(1, count, 2)}
    assert sorted(held.led(Filters(publishers=("Echo",)))) == list(range(count // 2))
    leads = cosines(held.leads, np.asarray([1, 0], np.float32))
    for one, row in held.rows.items():
        assert (held.ids[row], held.published[row]) == (one, int(one))
        assert leads[row] == pytest.approx(int(one))
