"""`dateline eval run`: asks every question of some suites, and writes a run file."""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import click

from rag.errors import DatelineError
from rag.evaluation.evaluate import RETRIEVERS, Plan, evaluate
from rag.evaluation.gate import Requirement, Verdict
from rag.evaluation.judges import SUPPORT, judge_named
from rag.evaluation.markdown import shown
from rag.evaluation.metrics.fallback import fallbacks
from rag.evaluation.page_data import faults_of
from rag.evaluation.run import Run
from rag.evaluation.run_file import write_run
from rag.evaluation.suite import Suite
from server.cli import options
from server.cli.eval_gate import Gate, conclude, gate_options
from server.cli.eval_intake import eval_cache, intake, sound_suites
from server.cli.eval_progress import bars
from server.cli.failure import say
from server.cli.outputs import refuse_no_folder, refuse_other_than_run, refuse_overlap
from server.cli.values import COUNT, TEXT

HELP = """Ask every question of each SUITE folder, and write a run file.

The index of a suite's articles is built once and kept by content. A run that was stopped goes
on where it stopped when the same command is given again. A question that fails is counted and
does not stop the others; the first ten that did not pass are told with their reason.

\b
  dateline eval run suites/mine --out new.json
  dateline eval run suites/mine --only retrieval --retriever words
  dateline eval run suites/mine --url http://127.0.0.1:8000
  dateline eval run suites/mine --require "passed>=0.8" --no-worse-than base.json
  dateline eval run suites/mine --require "by_model>=0.95"     answers by the chat model itself
"""
RUNS = Path("runs")
FALLEN = 10
HEADLINES = (
    *("completed", "by_model", "passed", "quote_validity", "contains_answer"),
    *("ndcg@10", "latency_p50"),
)


class Part(NamedTuple):
    """Which questions of a suite are asked: by tag, then a sample or the first so many."""

    tags: Sequence[str]
    limit: int | None
    sample: int | None

    def of(self, suite: Suite) -> Suite:
        """Return the suite with these questions alone; `DatelineError` where there are none.

        A sample goes by the hash of each id, so that a later run asks the same questions.
        """
        kept = [q for q in suite.questions if not self.tags or {*self.tags} & {*q.tags}]
        if not kept:
            wanted = f" with the tag {' or '.join(self.tags)}" if self.tags else ""
            raise DatelineError(f"{suite.name} has no question{wanted}")
        drawn = sorted(sha256(question.id.encode()).hexdigest() for question in kept)
        last = drawn[: self.sample][-1]
        kept = [q for q in kept if sha256(q.id.encode()).hexdigest() <= last]
        suite.questions = kept[: self.limit]
        return suite


@click.command(help=HELP)
@click.argument(
    "folders", nargs=-1, required=True, metavar="SUITE...", type=click.Path(path_type=Path)
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The run file.")
@click.option("--only", "part", type=click.Choice(["retrieval"]), help="Rank passages, no answers.")
@click.option("--retriever", type=click.Choice(list(RETRIEVERS)), default="hybrid")
@click.option(
    "--depth",
    type=click.IntRange(1, 100),
    default=20,
    help="Passages for --only; metrics of more places have no figure.",
)
@click.option("--url", type=TEXT, help="Ask this live server instead.")
@click.option(
    "--judge",
    type=TEXT,
    default=SUPPORT,
    show_default=True,
    help="Judge of citations: support, none, or a chat model as provider:model.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Questions at a time. [default: 4 with --url, else 1: one answer uses every core]",
)
@click.option(
    "--tag",
    "tags",
    type=TEXT,
    multiple=True,
    help="Only questions with this tag; may be repeated.",
)
@click.option("--limit", type=COUNT, help="Only the first so many of each suite.")
@click.option("--sample", type=COUNT, help="So many of each suite, always the same ones.")
@click.option("--fresh", is_flag=True, help="Begin anew where an earlier run was stopped.")
@gate_options
def command(
    folders: tuple[Path, ...],
    out: Path | None,
    part: str | None,
    retriever: str,
    depth: int,
    url: str | None,
    judge: str,
    workers: int | None,
    tags: tuple[str, ...],
    limit: int | None,
    sample: int | None,
    fresh: bool,
    requirements: list[Requirement],
    base: Path | None,
    tolerance: float,
    only: list[str],
) -> None:
    """Load, run, write, judge."""
    if url and part:
        raise click.UsageError("--only retrieval cannot be had from a server: drop --url or it")
    refuse_overlap({"--out": out}, [base] if base else [])
    refuse_other_than_run("--out", out)
    refuse_no_folder("the run's file", out.parent if out else RUNS)
    gate = Gate(requirements, base, tolerance, only)
    settings = options.settings()
    plan = Plan(
        settings=settings,
        intake=intake(settings),
        cache=eval_cache(),
        mode="retrieval" if part else "answers",
        retriever=retriever,
        depth=depth,
        url=url,
        judge=None if judge == "none" else judge_named(judge),
        workers=workers or (4 if url else 1),
        fresh=fresh,
    )

    def walk() -> Verdict:
        return _run(folders, plan, gate, out, Part(tags, limit, sample))

    if gate.given:
        conclude(walk)
    else:
        walk()


def _run(
    folders: Sequence[Path],
    plan: Plan,
    gate: Gate,
    out: Path | None,
    part: Part,
) -> Verdict:
    suites = [part.of(suite) for suite in sound_suites(folders, plan.settings)]
    name = out.stem if out else "+".join(suite.name for suite in suites)
    path = out or RUNS / f"{name}-{datetime.now(UTC):%Y%m%d-%H%M%S}.json"
    try:
        with bars() as progress:
            run = evaluate(name, suites, plan, progress, lambda run: write_run(run, path))
    except (KeyboardInterrupt, SystemExit):
        say("stopped: the same command goes on where this one was")
        raise
    summary(run, path)
    return gate.judge(run) if gate.given else Verdict.HELD


def _fallen(run: Run, path: Path) -> None:
    """Print the first questions that did not pass, each with its first reason."""
    fallen = [(result, reasons) for result in run.results if (reasons := faults_of(result))]
    if fallen:
        click.echo(f"{len(fallen):,} did not pass:")
    for result, reasons in fallen[:FALLEN]:
        click.echo(f"  {result.question.id}: {' '.join(reasons[0].split())}")
    if len(fallen) > FALLEN:
        click.echo(f"  more in the report: dateline eval report {path} --html report.html")


def summary(run: Run, path: Path) -> None:
    """Print the headline figures of each suite, and what went wrong."""
    for suite in run.suites:
        found = [f for name in HEADLINES if (f := run.figure(suite, name))]
        told = ", ".join(f"{f.metric} {shown(f.value, f)}" for f in found)
        click.echo(f"{suite}: {len(run.results_of(suite)):,} questions; {told}")
    _fallen(run, path)
    if run.failed:
        say(f"{run.failed} questions failed; `dateline eval report {path}` shows why")
    if instead := fallbacks(run.results):
        say(str(instead))
    for metric, reasons in run.unscored().items():
        say(f"{metric} has no score for {len(reasons)} questions: {reasons[0]}")
    click.echo(f"written: {path}")
