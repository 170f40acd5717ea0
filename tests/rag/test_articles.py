from typing import Any

from sqlalchemy import event

from rag.archive import Archive
from rag.filters import Filters
from tests.rag.newsroom import article, prepared

FERRY = article("ferry", "The ferry sails on Monday. It carries forty cars.")
BRIDGE = article("bridge", "The bridge is closed. Repairs begin in May.")


def test_passages_are_found_by_their_slots_and_by_no_other(archive: Archive) -> None:
    archive.put(prepared(FERRY, BRIDGE, words=5))
    found = archive.articles.passages_by_slot([("ferry", 1), ("bridge", 0), ("bridge", 7)])
    assert {id_: passage.text for id_, (passage, _, _) in found.items()} == {
        "ferry#1": "It carries forty cars.",
        "bridge#0": "The bridge is closed.",
    }


def test_passages_are_read_by_their_key_however_many_are_stored(archive: Archive) -> None:
    engine, ran = archive.articles.engine, list[tuple[str, Any]]()
    event.listen(engine, "before_cursor_execute", lambda *told: ran.append((told[2], told[3])))
    archive.articles.passages_by_slot([("ferry", 0), ("bridge", 1)])
    query, parameters = ran[-1]
    with engine.connect() as db:
        plan = db.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", parameters).all()
    steps = [step.detail for step in plan]
    assert [step for step in steps if step.startswith("SEARCH passages USING INDEX")]
    assert not [step for step in steps if step.startswith("SCAN") and "CONSTANT" not in step]


def test_articles_are_found_by_author_and_outlet_however_they_are_written(archive: Archive) -> None:
    told = {"authors": ("Zoë Nair", "Ed Orr"), "publisher": "The Times"}
    archive.put(prepared(FERRY.model_copy(update=told), BRIDGE))
    authors = ("zoë nair", "ZOË NAIR", "Orr", "zoë", "oë", "Zoë Orr", "Nai")
    found = {one: archive.articles.count(author=one) for one in authors}
    assert found == {
        "zoë nair": 1,
        "ZOË NAIR": 1,
        "Orr": 1,
        "zoë": 1,
        "oë": 0,
        "Zoë Orr": 0,
        "Nai": 0,
    }
    outlets = ("times", "The TIMES", "Time")
    assert [archive.articles.count(filters=Filters(publishers=(o,))) for o in outlets] == [1, 1, 0]
