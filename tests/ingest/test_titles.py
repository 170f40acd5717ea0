"""Articles that nothing but a title tells apart: a version of one, or another one."""

from datetime import UTC, datetime
from typing import Any

from ingest.reading import Reading, read_well
from ingest.record import Record, draft
from tests.ingest.stores import DictStore
from tests.ingest.test_pipeline import kinds, run


def test_another_article_of_the_same_title_does_not_replace_the_stored_one(
    store: DictStore,
) -> None:
    def briefing(text: str, **more: Any) -> Reading:
        record = Record(title="Morning briefing", text=text, **more)
        return read_well("n.md", draft(record, datetime(2026, 3, 5, tzinfo=UTC)))

    zoo = "The zoo in Larch bought nine penguins on Monday."
    bank = "The bank of Tolm raised its rate to four per cent."
    (first,) = run(store, [briefing(zoo)])
    assert first.article_id
    (refused,) = run(store, [briefing(bank)])
    assert refused.outcome == "failed"
    assert str(refused.reason).endswith("give it a date, an id or an address of its own")
    assert store.article(first.article_id).text == zoo
    more = f"{zoo} They came by train."
    assert kinds(run(store, [briefing(more)])) == ["updated"]
    assert store.article(first.article_id).text == more
    told_apart = [briefing(bank, published_at="2026-03-05"), briefing(bank, id="bank")]
    assert kinds([run(store, [one])[0] for one in told_apart]) == ["added", "added"]
    assert kinds(run(store, [briefing(zoo, id="bank")])) == ["updated"]
    assert kinds(run(store, [briefing(bank, id=first.article_id)])) == ["updated"]


def test_a_stub_is_followed_by_its_article_and_one_opening_makes_no_version(
    store: DictStore,
) -> None:
    def storm(text: str) -> Reading:
        record = Record(title="Storm in Orl", text=text)
        return read_well("s.md", draft(record, datetime(2026, 3, 5, tzinfo=UTC)))

    opening = "Good morning. Here is what you need to know today, from the Echo's newsroom."
    whole = f"{opening} A storm has hit Orl. " + " ".join(f"Roof {n} was lost." for n in range(60))
    other = f"{opening} " + " ".join(f"Bank {n} raised its rate again." for n in range(60))
    assert kinds(run(store, [storm("A storm has hit Orl. More follows.")])) == ["added"]
    assert kinds(run(store, [storm(whole)])) == ["updated"]
    assert kinds(run(store, [storm(other)])) == ["failed"]
