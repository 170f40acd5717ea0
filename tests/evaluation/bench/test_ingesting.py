from pathlib import Path

from rag.evaluation.bench.haystack import write_parts
from rag.evaluation.bench.ingesting import (
    Part,
    figures,
    passages_of,
    peak_mb,
    read_log,
)
from rag.settings import Settings
from tests.evaluation.bench.articles import ARTICLES, take


def part(name: str, wall: float, peak_mb: float) -> Part:
    return Part(name=name, articles=2, passages=6, wall=wall, cpu=1.0, peak_mb=peak_mb)


def test_figures_add_up_and_keep_the_highest_peak() -> None:
    found = figures([part("a", 1.0, 300), part("b", 3.0, 200)])
    assert (found.articles, found.passages, found.wall, found.peak_mb) == (4, 12, 4.0, 300)
    assert (found.articles_per_second, found.passages_per_second) == (1.0, 3.0)


def test_nothing_is_noted_at_first(tmp_path: Path) -> None:
    assert read_log(tmp_path / "none.jsonl") == []


def test_a_dry_run_gives_what_is_embedded_and_the_text_alone(tmp_path: Path) -> None:
    paths = write_parts(ARTICLES, 2, tmp_path / "parts")
    first, second = passages_of(paths, Settings(data_dir=tmp_path / "dry"), take)
    assert sorted(first.alone) == sorted(article.text for article in ARTICLES[:2])
    assert sorted(second.alone) == sorted(article.text for article in ARTICLES[2:])
    assert "Echo, 2 March 2026\nThe bakers of Orl" in first.embedded[0]


def test_a_process_knows_its_peak_within_reason() -> None:
    assert 10 < peak_mb() < 100_000
