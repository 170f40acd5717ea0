"""`dateline eval gate`, and the options that give `dateline eval run` a gate."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from rag.errors import DatelineError, InvalidInputError
from rag.evaluation import setup_differences
from rag.evaluation.gate import (
    Check,
    Requirement,
    Verdict,
    check_model,
    check_no_worse,
    check_requirements,
    parse_requirement,
    verdict_of,
)
from rag.evaluation.run import Run, metric_named
from rag.evaluation.run_file import read_run
from server.cli.options import Command
from server.cli.values import TEXT, Finite


class Gate(NamedTuple):
    """What a run must reach, and the run it must not fall behind."""

    requirements: Sequence[Requirement]
    base: Path | None
    tolerance: float
    only: Sequence[str]

    @property
    def given(self) -> bool:
        """Whether there is anything to judge."""
        return bool(self.requirements or self.base)

    def judge(self, run: Run) -> Verdict:
        """Print each check, and return the verdict on them all."""
        checks = self._checks(run)
        for check in checks:
            click.echo(str(check))
        verdict = verdict_of(checks)
        if verdict is Verdict.HELD:
            click.echo("gate: held")
        return verdict

    def _checks(self, run: Run) -> list[Check]:
        base = read_run(self.base) if self.base else None
        checks = check_requirements(run, self.requirements)
        if base:
            if differ := setup_differences.told(base.setup, run.setup):
                click.echo(f"note: {differ}")
            checks += check_no_worse(base, run, self.tolerance, self.only)
        return checks + check_model(run, base, self.requirements)


def gate_options(command: Command) -> Command:
    """Give a command --require, --no-worse-than, --tolerance and --metric."""
    for option in (
        click.option(
            "--metric",
            "only",
            type=TEXT,
            multiple=True,
            callback=_metrics,
            help="With --no-worse-than: this metric alone; may be repeated. [default: all but "
            "speed and tokens]",
        ),
        click.option(
            "--tolerance",
            type=Finite(min=0),
            default=0.0,
            show_default=True,
            help="How much worse than BASE a metric may be.",
        ),
        click.option(
            "--no-worse-than",
            "base",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="BASE",
            help="A run file that no metric may fall behind.",
        ),
        click.option(
            "--require",
            "requirements",
            type=TEXT,
            multiple=True,
            callback=_requirements,
            metavar="METRIC>=N",
            help='A bound, as "ndcg@10>=0.7" or "mysuite:passed>=0.9"; may be repeated.',
        ),
    ):
        command = option(command)
    return command


def _requirements(
    ctx: click.Context, option: click.Parameter, texts: Sequence[str]
) -> list[Requirement]:
    try:
        return [parse_requirement(text) for text in texts]
    except InvalidInputError as error:
        raise click.BadParameter(str(error)) from None


def _metrics(ctx: click.Context, option: click.Parameter, names: Sequence[str]) -> list[str]:
    try:
        return [metric_named(name).name for name in names]
    except InvalidInputError as error:
        raise click.BadParameter(str(error)) from None


class Undecided(click.ClickException):
    """What was asked could not be judged; neither held nor missed."""

    exit_code = int(Verdict.UNDECIDED)


def conclude(verdict: Callable[[], Verdict]) -> None:
    """End the command with a verdict's exit code; what keeps it from being reached is told."""
    try:
        code = verdict()
    except DatelineError as error:
        raise Undecided(str(error) or "the suites have errors") from error
    if code is Verdict.MISSED:
        raise DatelineError("gate: missed.")
    if code is Verdict.UNDECIDED:
        raise Undecided("gate: could not be judged")


@click.command(short_help="Judge a run file: exit 0 held, 1 missed, 2 could not be judged.")
@click.argument("run", metavar="RUN", type=click.Path(path_type=Path, dir_okay=False))
@gate_options
def command(
    run: Path,
    requirements: list[Requirement],
    base: Path | None,
    tolerance: float,
    only: list[str],
) -> None:
    """Judge the run file RUN: exit 0 held, 1 missed, 2 could not be judged.

    \b
      dateline eval gate new.json --require "ndcg@10>=0.7" --require "quote_validity==1"
      dateline eval gate new.json --no-worse-than base.json --tolerance 0.01
    """
    gate = Gate(requirements, base, tolerance, only)
    if not gate.given:
        raise click.UsageError("give --require or --no-worse-than")
    conclude(lambda: gate.judge(read_run(run)))
