from rag.evaluation.bench.asking import Latency
from rag.evaluation.bench.backends import Speed
from rag.evaluation.bench.ingesting import IngestFigures
from rag.evaluation.bench.interleave import Ratio
from rag.evaluation.bench.racing import DATELINE, EMBEDDED, Race
from rag.evaluation.bench.ranking import METRICS, Mean
from rag.evaluation.bench.reading import Reading
from rag.evaluation.bench.report import Bench, as_markdown, table

RATIO = Ratio(value=0.9, low=0.85, high=0.95, slices=(0.85, 0.95))
SECONDS = {DATELINE: 10.0, EMBEDDED: 9.0}
BENCH = Bench(
    suite="small",
    machine={"cores": "2"},
    articles=1000,
    articles_of_suite=4000,
    ingest=IngestFigures(articles=1000, passages=12000, wall=500, cpu=900, peak_mb=812.4),
    race=Race(
        articles=50,
        passages=600,
        wall=SECONDS,
        cpu=SECONDS,
        by_wall={EMBEDDED: RATIO},
        by_cpu={EMBEDDED: RATIO},
    ),
    latency=(Latency(stage="read", n=3, p50=12.34, p95=20),),
    readings=(
        Reading(
            threads=1, questions=3, passages=8.1, words=990, embedding=8, reading=400, against=50
        ),
    ),
    backends=(
        Speed(backend="onnx", per_second=34.56, against=RATIO, cosine=1),
        Speed(backend="openvino", why="OpenVINO is missing."),
    ),
    questions=3,
    judged=2,
    means={"Dateline": {m.name: Mean(value=0.5, low=0.25, high=0.75) for m in METRICS}},
    rankings={},
)


def test_a_table_is_markdown() -> None:
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"


def test_every_figure_of_a_run_is_in_its_tables() -> None:
    text = as_markdown(BENCH)
    assert "1,000 of the suite's 4,000 articles; cores 2." in text
    assert "| 1,000 | 12,000 | 500 s | 900 s | 2.00 | 24.0 | 812 MB |" in text
    assert f"| {EMBEDDED} | 9.0 s | 9.0 s | 0.90 [0.85, 0.95] | 0.90 [0.85, 0.95] |" in text
    assert "| Dateline |" + " 0.500 [0.250, 0.750] |" * 5 in text
    assert "| 1 | 3 | 8.1 | 990 | 8.0 | 400.0 | 50.0 |" in text
    assert "| read | 3 | 12.3 | 20.0 |" in text
    assert "| onnx | 34.6 | 0.90 [0.85, 0.95] | 1.0000 |" in text
    assert "| openvino |  | OpenVINO is missing. |  |" in text


def test_a_run_without_a_race_has_no_table_of_it() -> None:
    assert "model alone" not in as_markdown(BENCH.model_copy(update={"race": None}))


def test_a_run_comes_back_from_its_file_as_it_was() -> None:
    assert Bench.model_validate_json(BENCH.model_dump_json()) == BENCH
