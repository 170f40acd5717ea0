"""The walk of an evaluation: suites in, a run out."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from rag.archive import Archive
from rag.assistant import Assistant
from rag.embedder import Embedder
from rag.errors import NotFoundError
from rag.evaluation.asking import Ask, ask_assistant, ask_retriever
from rag.evaluation.index import Progress, opened, quiet, settings_for
from rag.evaluation.journal import Journal
from rag.evaluation.judges import NamedJudge
from rag.evaluation.live import LiveServer
from rag.evaluation.metrics.citing import TextOf
from rag.evaluation.metrics.metric import Metric
from rag.evaluation.metrics.table import metrics
from rag.evaluation.run import Mode, Run, Setup, SuiteUsed, figures_of
from rag.evaluation.runner import run_suite
from rag.evaluation.suite import Intake, Suite
from rag.evaluation.versions import SCORING, scoring, told, versions
from rag.ranking import Weights
from rag.retriever import Retriever
from rag.settings import Settings

RETRIEVERS = {
    "hybrid": Weights(),
    "words": Weights(1, 1, 0, 0, words_within=1, vectors_within=0),
    "vectors": Weights(0, 0, 1, 1, words_within=0, vectors_within=1),
}

KEPT_JUDGEMENTS = 10_000
"""Recall and precision ask a judge the same questions."""


class Plan(NamedTuple):
    """How suites are run: what for, against what, judged by whom, how many at a time."""

    settings: Settings
    intake: Intake
    cache: Path
    mode: Mode = "answers"
    retriever: str = "hybrid"
    depth: int = 20
    url: str | None = None
    judge: NamedJudge | None = None
    workers: int = 1
    fresh: bool = False


class Target(NamedTuple):
    """What is asked, and by what its answers are scored."""

    ask: Ask
    metrics: Sequence[Metric]


def evaluate(
    name: str,
    suites: Sequence[Suite],
    plan: Plan,
    progress: Progress = quiet,
    keep: Callable[[Run], None] = lambda run: None,
) -> Run:
    """Return a finished run; what an interrupted one of the same setup has done is kept.

    `keep` puts the run where it is to stay: until it has, all that was done can be gone on with.
    Raises `StoreError` and `ModelError` where nothing can be asked, `StoreBusyError` where the same
    run is under way in another process; a single question that fails is a result.
    """
    started, setup = datetime.now(UTC), setup_of(suites, plan)
    journal_path = plan.cache / f"{setup.stamp[:20]}.journal"
    with Journal(journal_path, setup, fresh=plan.fresh) as journal:
        if journal.done:
            asked = sum(len(suite.questions) for suite in suites)
            progress("goes on; asked before", len(journal.done), asked)
        for suite in suites:
            _run_suite(suite, plan, journal, progress)
        results = [journal.done[suite.name, q.id] for suite in suites for q in suite.questions]
        run = Run(
            name=name,
            started_at=started,
            finished_at=datetime.now(UTC),
            setup=setup,
            figures=tuple(figures_of(results)),
            results=tuple(results),
        )
        keep(run)
        journal.drop()
    return run


def setup_of(suites: Sequence[Suite], plan: Plan) -> Setup:
    """Return all that a run of these suites would depend on."""
    settings = {s.name: told(settings_for(s, plan.settings, plan.cache)) for s in suites}
    searched = {"retriever": plan.retriever, "depth": plan.depth}
    return Setup(
        mode=plan.mode,
        suites=tuple(_used(suite) for suite in suites),
        url=plan.url,
        judge=plan.judge.name if plan.judge and plan.mode == "answers" else None,
        settings={} if plan.url else {name: own | searched for name, own in settings.items()},
        versions=_versions_of_server(plan.url) if plan.url else versions(),
        workers=plan.workers,
    )


def _run_suite(suite: Suite, plan: Plan, journal: Journal, progress: Progress) -> None:
    todo, of = f"asking {suite.name}", len(suite.questions)
    done = sum(key[0] == suite.name for key in journal.done)
    if done == of:
        return
    with target(suite, plan, progress) as (ask, scored):
        progress(todo, done, of)
        for result in run_suite(suite, ask, scored, workers=plan.workers, done=dict(journal.done)):
            journal.add(result)
            done += 1
            progress(todo, done, of)


@contextmanager
def target(suite: Suite, plan: Plan, progress: Progress = quiet) -> Iterator[Target]:
    """Yield what a suite is asked of: a live server, or an archive of its articles."""
    if plan.url:
        with LiveServer(plan.url, suite) as server:
            server.expect(suite)
            embedder = plan.intake.embedder(plan.settings)
            yield Target(server.ask, _metrics(plan, embedder, server.text_of, None))
        return
    depth = plan.depth
    if plan.mode == "answers":
        depth = settings_for(suite, plan.settings, plan.cache).passages_read
    with opened(suite, plan.settings, plan.intake, plan.cache, progress) as archive:
        scored = _metrics(plan, archive.embedder, _text_of(archive), depth)
        yield Target(_local(archive, plan), scored)


def _local(archive: Archive, plan: Plan) -> Ask:
    retriever = Retriever(archive, RETRIEVERS[plan.retriever])
    if plan.mode == "retrieval":
        return ask_retriever(retriever, plan.depth)
    return ask_assistant(Assistant(archive, retriever))


def _versions_of_server(url: str) -> dict[str, str]:
    with LiveServer(url) as server:
        return server.versions() | {SCORING: scoring()}


def _metrics(plan: Plan, embedder: Embedder, text_of: TextOf, depth: int | None) -> list[Metric]:
    if plan.judge is None or plan.mode != "answers":
        return metrics(None, text_of, depth)
    return metrics(lru_cache(KEPT_JUDGEMENTS)(plan.judge.make(embedder)), text_of, depth)


def _text_of(archive: Archive) -> TextOf:
    def text_of(article_id: str, version: int) -> str | None:
        try:
            return archive.articles.get(article_id, version).text
        except NotFoundError:
            return None

    return text_of


def _used(suite: Suite) -> SuiteUsed:
    return SuiteUsed(
        name=suite.name,
        articles=len(suite.articles),
        questions=len(suite.questions),
        articles_hash=suite.articles_hash,
        questions_hash=suite.questions_hash,
    )
