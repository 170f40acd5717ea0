from pathlib import Path

import pytest

from rag.archive import Archive
from rag.evaluation.bench import growing
from rag.evaluation.bench.growing import (
    ALONE,
    TOGETHER,
    VECTORS,
    WINDOWS,
    WORDS,
    Cost,
    Crowd,
    Size,
    by_line,
    by_logarithm,
    grow,
    measure,
    window,
)
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
    assert [cost.kind for cost in size.costs] == [ALONE, TOGETHER, WORDS, VECTORS, *WINDOWS]
    assert all(0 < cost.p50 <= cost.p95 for cost in size.costs)
    (together,) = (cost for cost in size.costs if cost.kind == TOGETHER)
    assert together.cpu > 1.0
    assert [crowd.askers for crowd in size.crowds] == [1, growing.ASKERS]
    assert size.disk_mb > 0.1
    assert 10 < size.held_mb <= size.peak_mb


def test_windows_are_of_a_length_and_differ_from_question_to_question() -> None:
    assert window(None, 3).empty
    first, second = window(30, 1), window(30, 2)
    assert first.from_ != second.from_
    assert first.from_
    assert first.to
    assert (first.to - first.from_).days == 30


def sized(passages: int, parts: tuple[float, ...], held: float) -> Size:
    kinds = zip((ALONE, TOGETHER, WORDS, VECTORS, *WINDOWS), parts, strict=True)
    costs = tuple(Cost(kind=k, p50=p50, p95=2 * p50, against=2, cpu=1.5) for k, p50 in kinds)
    crowd = Crowd(askers=8, per_second=20, p95=30)
    memory = {"peak_mb": 2 * held, "held_mb": held, "disk_mb": 10 * held}
    return Size(passages=passages, costs=costs, crowds=(crowd,), **memory)


def test_what_was_measured_is_carried_on_by_the_logarithm_or_by_a_line() -> None:
    assert by_logarithm([10, 100, 1000], [1.0, 2.0, 3.0], 10_000) == pytest.approx(4.0)
    assert by_line([10, 20, 30], [1.0, 2.0, 3.0], 100) == pytest.approx(10.0)


def test_sizes_are_tables_and_a_plot() -> None:
    sizes = [
        sized(1_000_000, (10, 40, 10, 5, 20, 20, 20), 1000),
        sized(2_000_000, (10, 40, 20, 5, 25, 25, 25), 2000),
    ]
    text = _sizes(sizes)
    assert "| 2,000,000 | a month | 25.0 | 50.0 | 2.00 | 1.50 |" in text
    assert "| 1,000,000 | 8 | 20.0 | 30.0 |" in text
    assert "takes 105 ms: its words 100 ms" in text
    assert "its vectors 15 ms (by the logarithm), and 5 ms for the rest" in text
    assert "| 2,000,000 | 4,000 MB | 2,000 MB | 20,000 MB |" in text
    assert "10 GB of memory and 100 GB of disk" in text
    assert cost_against_size(sizes).startswith("<?xml")
