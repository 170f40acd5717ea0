"""`dateline eval judge`: the citations of a run file judged by another judge."""

from pathlib import Path

import click

from rag.evaluation.judges import judge_named
from rag.evaluation.judging import judged_again
from rag.evaluation.markdown import shown
from rag.evaluation.run_file import read_run, write_run
from server.cli import options
from server.cli.eval_intake import intake
from server.cli.eval_progress import bars
from server.cli.failure import say
from server.cli.outputs import refuse_other_than_run, refuse_overlap
from server.cli.values import TEXT

RUN_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(short_help="Judge the citations of a run file again, by another judge.")
@click.argument("run", type=RUN_FILE)
@click.option(
    "--judge", type=TEXT, required=True, help="support, or a chat model as provider:model."
)
@click.option("--out", type=RUN_FILE, required=True, help="The new run file.")
def command(run: Path, judge: str, out: Path) -> None:
    """Judge the citations of the run file RUN again, without asking a question again.

    Figures of two judges are never compared: so that an old run can stand beside a new one, have
    both judged by one.
    """
    refuse_overlap({"--out": out}, [run])
    refuse_other_than_run("--out", out)
    settings = options.settings()
    named, found = judge_named(judge), read_run(run)
    with bars() as progress:
        judged = judged_again(found, named, intake(settings).embedder(settings), progress)
    write_run(judged, out)
    for figure in judged.figures:
        if figure.metric.startswith("citation_"):
            click.echo(f"{figure.suite}: {figure.metric} {shown(figure.value, figure)}")
    for metric, reasons in judged.unscored().items():
        say(f"{metric} has no score for {len(reasons)} questions: {reasons[0]}")
    click.echo(f"written: {out}")
