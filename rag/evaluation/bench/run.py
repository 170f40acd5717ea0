"""The whole bench: fill, race, rank, ask; what is in the work folder already is not done again."""

import importlib
import os
import platform
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import NamedTuple, ParamSpec, TypeVar

from rag.archive import Archive
from rag.assistant import Assistant
from rag.changes import embedding_text
from rag.errors import InvalidInputError
from rag.evaluation.baselines import LangChainRecipe, word_baselines
from rag.evaluation.bench.asking import as_markdown, ask_all, draw, latencies
from rag.evaluation.bench.backends import speeds
from rag.evaluation.bench.growing import Size, grow, measure
from rag.evaluation.bench.haystack import haystack, write_parts
from rag.evaluation.bench.ingesting import Ingest, figures, fill, read_log
from rag.evaluation.bench.racing import Race, race
from rag.evaluation.bench.ranking import Ranker, by_baseline, by_dateline, judge, means
from rag.evaluation.bench.reading import reading_costs
from rag.evaluation.bench.report import Bench
from rag.evaluation.bench.starting import Start, starts
from rag.evaluation.index import settings_for
from rag.evaluation.suite import Suite
from rag.retriever import Retriever
from rag.settings import Settings
from rag.types import Article

Given = ParamSpec("Given")
Got = TypeVar("Got")

PART = 100
FEW = 20
ASKED_AT_EACH = 100
SHOWN = 10
MACHINE = ("onnxruntime", "torch", "sentence-transformers", "chromadb", "tantivy")


class Plan(NamedTuple):
    """What to measure: `limit` articles of the suite (None: all), and files besides.

    `slices` slices of `slice_articles` articles are raced; 0 leaves the race out. `asked`
    questions, drawn by a fixed seed, are answered (None: all). Without `recipe`, LangChain's is
    neither filled nor ranked: it embeds every article once more. `commands` are started from
    nothing, over a store of the first articles; `sizes` are those of an invented store.
    """

    suite: Suite
    work: Path
    settings: Settings
    also: Sequence[Path] = ()
    limit: int | None = None
    slices: int = 12
    slice_articles: int = 8
    asked: int | None = None
    recipe: bool = True
    commands: Mapping[str, Sequence[str]] = MappingProxyType({})
    sizes: Sequence[int] = ()


def run(plan: Plan, ingest: Ingest) -> Bench:
    """Measure everything, and leave ten questions with their answers in the work folder."""
    plan.work.mkdir(parents=True, exist_ok=True)
    articles, questions = haystack(plan.suite, plan.limit), plan.suite.questions
    few = write_parts(articles[:FEW], FEW, plan.work / "few")
    started = _starts(plan, few, ingest)
    raced = _race(plan, articles, ingest)
    parts = [*write_parts(articles, PART, plan.work / "parts"), *plan.also]
    settings = settings_for(plan.suite, plan.settings, plan.work / "dateline")
    log = plan.work / "ingest.jsonl"
    _refuse_more(plan.work, len(read_log(log)), len(parts))
    _in_a_fresh_process(fill, settings, parts, log, ingest)
    with Archive.open(settings) as archive:
        rankings = judge(_rankers(plan, articles, archive), questions)
        chosen = draw(questions, plan.asked or len(questions))
        asked = ask_all(Assistant(archive), chosen)
        readings = reading_costs(Retriever(archive), chosen, archive.settings)
        embedding = speeds(_texts(archive, articles), settings)
    (plan.work / "ten-answers.md").write_text(as_markdown(draw(asked, SHOWN)))
    return Bench(
        suite=plan.suite.name,
        machine=_machine(plan.settings),
        articles=len(articles),
        articles_of_suite=len(plan.suite.articles),
        ingest=figures(read_log(log)),
        race=raced,
        starts=tuple(started),
        sizes=tuple(_sizes(plan)),
        latency=tuple(latencies(asked)),
        readings=tuple(readings),
        backends=tuple(embedding),
        questions=len(asked),
        judged=max(map(len, rankings.values())),
        means={name: means(rows) for name, rows in rankings.items()},
        rankings={name: tuple(rows) for name, rows in rankings.items()},
    )


def _rankers(plan: Plan, articles: Sequence[Article], archive: Archive) -> dict[str, Ranker]:
    recipe = LangChainRecipe.with_model(plan.work / "langchain", plan.settings.embedding_model)
    pieces = recipe.split(articles)
    baselines = word_baselines(articles, pieces)
    if plan.recipe:
        _refuse_more(plan.work, len(recipe), len(pieces))
        recipe.fill(articles)
        baselines.append(recipe)
    retriever = Retriever(archive)
    rankers: dict[str, Ranker] = {
        "Dateline, with the clock": by_dateline(retriever, clock=True),
        "Dateline, without": by_dateline(retriever, clock=False),
    }
    return rankers | {one.name: by_baseline(one) for one in baselines}


def _texts(archive: Archive, articles: Sequence[Article]) -> list[str]:
    return [
        embedding_text(article, passage)
        for article in articles[:FEW]
        for passage in archive.articles.passages(article.id)
    ]


def _race(plan: Plan, articles: Sequence[Article], ingest: Ingest) -> Race | None:
    """Race on articles drawn from all over the suite; the first slice only warms up."""
    kept = plan.work / f"race-{plan.slices}x{plan.slice_articles}.json"
    if kept.exists():
        return Race.model_validate_json(kept.read_text())
    wanted = (plan.slices + 1) * plan.slice_articles
    if not plan.slices or not articles:
        return None
    own = settings_for(plan.suite, plan.settings, plan.work)
    raced = race(articles[-wanted:], plan.slice_articles, own, ingest, plan.work)
    kept.write_text(raced.model_dump_json(indent=1))
    return raced


def _refuse_more(work: Path, held: int, wanted: int) -> None:
    if held > wanted:
        raise InvalidInputError(
            f"{work} holds more of the suite than is asked for: give another folder by --work."
        )


def _in_a_fresh_process(work: Callable[Given, Got], *args: Given.args, **how: Given.kwargs) -> Got:
    """So that the peak of its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *args, **how).result()


def _starts(plan: Plan, parts: Sequence[Path], ingest: Ingest) -> list[Start]:
    """Time the commands over the first file of articles."""
    if not plan.commands or not parts:
        return []
    with TemporaryDirectory(dir=plan.work) as folder:
        settings = settings_for(plan.suite, plan.settings, Path(folder))
        return starts(plan.commands, settings, parts[0], ingest)


def _sizes(plan: Plan) -> list[Size]:
    """Fill a store of each size, kept in the work folder, and measure it in its own process."""
    found = []
    for passages in sorted(plan.sizes):
        settings = settings_for(plan.suite, plan.settings, plan.work / "growing" / str(passages))
        _in_a_fresh_process(grow, settings, passages)
        found.append(_in_a_fresh_process(measure, settings, ASKED_AT_EACH))
    return found


def _machine(settings: Settings) -> dict[str, str]:
    cores = {"cores": str(os.cpu_count()), "threads": str(settings.threads or "all")}
    python = {"Python": platform.python_version(), "model": settings.embedding_model}
    util = importlib.import_module("sentence_transformers.util")  # seconds: only who measures pays
    device = {"torch runs on": util.get_device_name()}
    return cores | python | device | {name: version(name) for name in MACHINE}
