"""Which stored articles begin or end like a new one."""

from pathlib import Path

import pytest

from rag.archive import Archive
from rag.types import Article
from tests.rag.newsroom import article, open_archive, prepared

RAIN = "It rained all day."


def alike(archive: Archive, new: Article) -> list[str]:
    return archive.articles.edged_like(new, 4)


@pytest.mark.parametrize(
    "new",
    [
        article("new", RAIN, "2026-04-01"),
        article("new", RAIN, publisher=None),
        article("new", "It rained for a week."),
        article("new", "So it was the same the whole day."),
    ],
)
def test_an_article_of_the_same_outlet_or_day_is_found_by_its_edges(
    tmp_path: Path, new: Article
) -> None:
    with open_archive(tmp_path) as archive:
        archive.put(prepared(article("rain", RAIN)))
        assert alike(archive, new) == ["rain"]


def test_what_has_neither_outlet_nor_day_is_found_by_what_has_both(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        archive.put(prepared(article("rain", RAIN, None, publisher=None)))
        assert alike(archive, article("new", RAIN)) == ["rain"]


def test_what_has_an_address_or_another_text_is_not_found(tmp_path: Path) -> None:
    with open_archive(tmp_path) as archive:
        archive.put(prepared(article("a", RAIN, url="https://a.example/"), article("b", "Snow.")))
        assert alike(archive, article("new", RAIN)) == []


def test_only_the_last_stored_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rag.edges.MOST_LOOKED_AT", 2)
    with open_archive(tmp_path) as archive:
        for name in "abc":
            archive.put(prepared(article(name, RAIN)))
        assert sorted(alike(archive, article("new", RAIN))) == ["b", "c"]
