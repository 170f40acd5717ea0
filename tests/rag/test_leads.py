"""Leads in memory are those that SQL holds, before and after every change."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.archive import Archive
from rag.leads import Leads
from rag.scan import vectors_of_passing
from rag.types import Article, Filters
from tests.rag.newsroom import article, open_archive, prepared

JUNE = datetime(2026, 6, 1, tzinfo=UTC)
IDS = ["a", "b", "c", "d", "e"]
FILTERS = [
    Filters(),
    Filters(from_=JUNE + timedelta(days=1), to=JUNE + timedelta(days=3)),
    Filters(to=JUNE + timedelta(days=2)),
    Filters(publishers=("Echo",)),
    Filters(publishers=("Post", "Nobody"), from_=JUNE),
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


def told(one: str, outlet: str | None, day: int | None, of: str) -> Article:
    made = article(one, f"The council of {one} spoke of {of}.", publisher=outlet)
    published = None if day is None else JUNE + timedelta(days=day)
    return made.model_copy(update={"published_at": published})


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with open_archive(tmp_path_factory.mktemp("leads")) as archive:
        yield archive


def agrees_with_sql(leads: Leads, archive: Archive) -> None:
    vector = archive.embedder.embed_question("What did the council say of ferries?")
    name, engine = archive.embedder.name, archive.articles.engine
    for filters in FILTERS:
        scan = vectors_of_passing(engine, name, filters, len(vector))
        exact = dict(zip(scan.articles, scan.vectors[scan.starts] @ vector, strict=True))
        found = leads.nearest(vector, filters, 3)
        assert {one.id for one in found} <= exact.keys()
        assert [one.score for one in found] == pytest.approx(sorted(exact.values())[::-1][:3])
        assert [one.score for one in found] == pytest.approx([exact[one.id] for one in found])


@settings(max_examples=25, deadline=None)
@given(changes)
def test_they_are_what_sql_holds_after_every_change(
    store: Archive, changes: list[tuple[str, str | None, int | None, str | None]]
) -> None:
    store.delete(IDS)
    agrees_with_sql(store.leads, store)
    for one, outlet, day, of in changes:
        if of is None:
            store.delete([one])
        else:
            store.put(prepared(told(one, outlet, day, of)))
        agrees_with_sql(store.leads, store)
    agrees_with_sql(Leads(store.articles.engine, store.embedder.name), store)


def test_of_equal_leads_as_many_come_as_are_asked_for(store: Archive) -> None:
    store.delete(IDS)
    store.put(prepared(*(told(one, "Echo", 1, "ferries") for one in IDS)))
    vector = store.embedder.embed_question("ferries")
    assert len(store.leads.nearest(vector, Filters(), 4)) == 4
    assert store.leads.nearest(np.zeros_like(vector), Filters(publishers=("Post",)), 4) == []
