from pathlib import Path

import pytest

from ingest.sources import Sources
from rag.errors import InvalidInputError
from rag.evaluation.bench.haystack import haystack, write_parts
from rag.settings import Settings
from tests.evaluation.bench.articles import ARTICLES, suite


def test_a_part_of_the_suite_holds_every_judged_article() -> None:
    assert {article.id for article in haystack(suite(), limit=2)} == {"bakers", "ferry"}


def test_fewer_articles_than_are_judged_are_refused() -> None:
    with pytest.raises(InvalidInputError, match=r"1 articles of small are too few: .* judge 2"):
        haystack(suite(), limit=1)


def test_the_order_is_the_same_every_time_and_grows_at_its_end() -> None:
    whole = [article.id for article in haystack(suite())]
    assert sorted(whole) == sorted(article.id for article in ARTICLES)
    assert [article.id for article in haystack(suite(), limit=3)] == whole[:3]


def test_parts_are_read_back_as_the_same_articles(tmp_path: Path) -> None:
    paths = write_parts(ARTICLES, 3, tmp_path)
    with Sources(Settings(data_dir=tmp_path)) as sources:
        found = [reading.article for reading in sources.read(map(str, paths))]
    unfetched = [a.model_copy(update={"fetched_at": None}) for a in found if a]
    assert [path.name for path in paths] == ["0000000.jsonl", "0000003.jsonl"]
    assert unfetched == ARTICLES
