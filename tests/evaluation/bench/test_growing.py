from pathlib import Path

import pytest

from rag.archive import Archive
from rag.evaluation.bench import growing
from rag.evaluation.bench.growing import ALONE, WINDOWS, Cost, Crowd, Size, fit, grow, measure
from rag.evaluation.bench.plot import cost_against_size
from rag.evaluation.bench.report import _sizes
from rag.evaluation.bench.synthetic import articles, question
from rag.settings import Settings


def test_invented_articles_are_the_same_every_time_and_can_be_stored(archive: Archive) -> None:
    first, again = list(articles(3, 2)), list(articles(3, 2))
    assert first == again
    assert archive.put(first) == ["added", "added"]
    assert archive.changes.counts()["passage vectors"] == 16
    assert question(1) == question(1) != question(2)


def test_a_store_grows_to_a_size_and_every_kind_of_question_is_measured(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, threads=1)
    grow(settings, 80)
    grow(settings, 160)
    size = measure(settings, 3)
    assert size.passages == 160
    assert [cost.kind for cost in size.costs] == [ALONE, *WINDOWS]
    assert all(0 < cost.p50 <= cost.p95 for cost in size.costs)
    assert [crowd.askers for crowd in size.crowds] == [1, growing.ASKERS]
    assert size.disk_mb > 0.1


def sized(passages: int, cost: float) -> Size:
    costs = tuple(Cost(kind=k, p50=cost, p95=2 * cost, against=2) for k in (ALONE, *WINDOWS))
    crowd = Crowd(askers=8, per_second=20, p95=30)
    return Size(
        passages=passages, costs=costs, crowds=(crowd,), peak_mb=passages / 10, disk_mb=passages
    )


def test_what_grows_by_the_logarithm_is_carried_on() -> None:
    assert fit([10, 100, 1000], [1.0, 2.0, 3.0], 10_000) == pytest.approx(4.0)


def test_sizes_are_tables_and_a_plot() -> None:
    sizes = [sized(1000, 10), sized(10_000, 20)]
    text = _sizes(sizes)
    assert "| 10,000 | a month | 20.0 | 40.0 | 2.00 |" in text
    assert "| 1,000 | 8 | 20.0 | 30.0 |" in text
    assert "50 ms for a question" in text
    assert "1,000 GB of memory and 10,000 GB of disk" in text
    assert cost_against_size(sizes).startswith("<?xml")
