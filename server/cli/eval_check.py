"""`dateline eval check`: what is wrong in a suite, by file and line."""

from pathlib import Path

import click

from rag.evaluation.loading import examine
from rag.wording import counted
from server.cli import options
from server.cli.eval_intake import intake
from server.cli.failure import Failed


@click.command(short_help="Say what is wrong in a suite, by file and line.")
@click.argument(
    "folders", nargs=-1, required=True, metavar="SUITE...", type=click.Path(path_type=Path)
)
def command(folders: tuple[Path, ...]) -> None:
    """Say what is wrong in each SUITE folder, by file and line; exit 1 where anything is."""
    settings, sound = options.settings(), True
    read = intake(settings).read
    for folder in folders:
        suite, problems, written = examine(folder, read, settings.max_question_chars)
        for problem in problems:
            click.echo(str(problem))
        errors = sum(not problem.warning for problem in problems)
        sound = sound and not errors
        warnings = len(problems) - errors
        size = f"{counted(written, 'question')} over {counted(len(suite.articles), 'article')}"
        faults = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"
        click.echo(f"{suite.name}: {size}; {faults}")
    if not sound:
        raise Failed
