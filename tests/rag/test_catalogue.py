"""Outlets and dates in memory say what SQL says, before and after every change."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.archive import Archive
from rag.catalogue import Catalogue
from rag.types import Article, Filters
from tests.rag.newsroom import article, open_archive, prepared

JUNE = datetime(2026, 6, 1, tzinfo=UTC)
OUTLETS = ("Echo", "Post", None)
FILTERS = [
    Filters(),
    Filters(from_=JUNE),
    Filters(to=JUNE + timedelta(days=2)),
    Filters(from_=JUNE + timedelta(days=1), to=JUNE + timedelta(days=3)),
    Filters(publishers=("Echo",)),
    Filters(publishers=("Echo", "Post", "Nobody"), to=JUNE + timedelta(days=2)),
    Filters(publishers=("Nobody",)),
]
days = st.none() | st.integers(0, 4)
changes = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c", "d"]), st.sampled_from(OUTLETS), days, st.booleans()),
    max_size=8,
)


def told(one: str, outlet: str | None, day: int | None) -> Article:
    made = article(one, f"The {outlet} of {one} said so on day {day}.", publisher=outlet)
    published = None if day is None else JUNE + timedelta(days=day)
    return made.model_copy(update={"published_at": published})


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with open_archive(tmp_path_factory.mktemp("catalogue")) as archive:
        yield archive


def agrees_with_sql(catalogue: Catalogue, archive: Archive) -> None:
    every = archive.articles.admitted(Filters())
    for filters in FILTERS:
        admitted = archive.articles.admitted(filters)
        assert catalogue.passing([*every, "unknown"], filters) == set(admitted)
        assert catalogue.count(filters) == len(admitted)
    assert catalogue.published([*every, "unknown"]) == {
        one: archive.articles.get(one).published_at for one in every
    }


@settings(max_examples=25, deadline=None)
@given(changes)
def test_it_says_what_sql_says_after_every_change(
    store: Archive, changes: list[tuple[str, str | None, int | None, bool]]
) -> None:
    store.delete(["a", "b", "c", "d"])
    agrees_with_sql(store.catalogue, store)
    for one, outlet, day, removed in changes:
        if removed:
            store.delete([one])
        else:
            store.put(prepared(told(one, outlet, day)))
        agrees_with_sql(store.catalogue, store)
    agrees_with_sql(Catalogue(store.articles.engine), store)


def test_dates_come_in_the_order_asked_for(store: Archive) -> None:
    store.put(prepared(told("a", "Echo", 1), told("b", None, None)))
    assert list(store.catalogue.published(["b", "unknown", "a"])) == ["b", "a"]


def test_a_change_before_the_first_question_is_read_with_the_rest(store: Archive) -> None:
    late = Catalogue(store.articles.engine)
    store.put(prepared(told("c", "Post", 2)))
    late.refresh(["c"])
    agrees_with_sql(late, store)
