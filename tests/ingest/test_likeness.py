"""A corrected headline or date: a new article that says which one it may replace."""

from pathlib import Path

import pytest

from ingest.likeness import Likeness
from ingest.outcome import Outcome
from ingest.pipeline import ingest
from rag.types import Article
from tests.ingest.stores import DictStore
from tests.rag.newsroom import open_archive

STORY = "The bridge at Orl is closed until May. " + " ".join(f"Lane {n} is cut." for n in range(30))


def told(store: DictStore, path: Path, text: str) -> Outcome:
    path.write_text(text)
    outcomes: list[Outcome] = []
    ingest([str(path)], store, outcomes.append)
    return outcomes[-1]


def test_a_corrected_headline_names_the_article_it_leaves_behind(
    store: DictStore, tmp_path: Path
) -> None:
    path = tmp_path / "bridge.txt"
    first = told(store, path, f"Bridge shut\n\n{STORY}")
    second = told(store, path, f"Title: Bridge open\nOutlet: Echo\n\n{STORY} It reopens.")
    assert (first.warning, second.outcome) == (None, "added")
    assert second.warning == (
        f"much like 'Bridge shut', which stays; if this replaces it: "
        f"dateline articles delete {first.article_id}"
    )
    assert told(store, path, f"Title: Bridge open\nOutlet: Echo\n\n{STORY}").warning is None


def test_an_address_given_later_names_what_was_stored_without(
    store: DictStore, tmp_path: Path
) -> None:
    path = tmp_path / "bridge.txt"
    told(store, path, f"Bridge shut\n\n{STORY}")
    later = told(store, path, f"Title: Bridge shut\nURL: https://echo.example/b\n\n{STORY}")
    assert "delete bridge-shut" in str(later.warning)
    other = told(store, path, f"Title: Bridge\nURL: https://echo.example/c\n\n{STORY}")
    assert "echo-example" not in str(other.warning)


def test_of_two_given_at_once_the_second_names_the_first(store: DictStore, tmp_path: Path) -> None:
    for name, title in (("a", "Bridge shut"), ("b", "Bridge open")):
        (tmp_path / f"{name}.txt").write_text(f"{title}\n\n{STORY}")
    outcomes: list[Outcome] = []
    ingest([str(tmp_path)], store, outcomes.append)
    assert "much like 'Bridge shut'" in str(outcomes[1].warning)


def test_another_outlets_copy_and_another_story_replace_nothing(
    store: DictStore, tmp_path: Path
) -> None:
    head = "Title: Bridge {}\nOutlet: {}\n\n"
    zoo = " ".join(f"Penguin {n} came to the zoo." for n in range(60))
    texts = [head.format("shut", "Echo") + STORY, head.format("shut", "Sun") + STORY]
    texts.append(f"{head.format('open', 'Echo')}{STORY[:90]} {zoo}")
    found = [told(store, tmp_path / f"{n}.txt", text) for n, text in enumerate(texts)]
    assert [one.warning for one in found] == [None, None, None]


def test_a_real_store_tells_how_its_texts_begin_and_end(tmp_path: Path) -> None:
    path = tmp_path / "rain.txt"
    with open_archive(tmp_path / "data") as archive:
        for title in ("Rain", "Rain in Orl"):
            path.write_text(f"{title}\nIt rained all day.")
            outcomes: list[Outcome] = []
            ingest([str(path)], archive, outcomes.append)
        assert "delete rain" in str(outcomes[0].warning)
        assert ("rain", "It r", "day.") in list(archive.articles.edges(4))


def test_of_a_long_run_the_store_is_read_once(
    store: DictStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = told(store, tmp_path / "bridge.txt", f"Bridge shut\n\n{STORY}")
    monkeypatch.setattr("ingest.likeness.FEWEST_READ", 0)
    likeness = Likeness(store)
    found = [likeness.earlier(Article(id=one, title="", text=STORY)) for one in ("a", "b")]
    assert [one and one.id for one in found] == [first.article_id] * 2


def test_an_older_article_is_told_that_what_it_is_like_is_later(
    store: DictStore, tmp_path: Path
) -> None:
    path = tmp_path / "bridge.txt"
    told(store, path, f"Title: Bridge shut\nDate: 5 June 2026\n\n{STORY}")
    older = told(store, path, f"Title: Bridge shut\nDate: 1 June 2026\n\n{STORY}")
    assert "which is later and stays; if this replaces it" in str(older.warning)
