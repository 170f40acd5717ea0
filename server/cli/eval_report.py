"""`dateline eval report`: a run as one HTML page, Markdown or JUnit XML."""

from pathlib import Path

import click

from rag.errors import InvalidInputError
from rag.evaluation.junit import junit_xml
from rag.evaluation.markdown import run_markdown
from rag.evaluation.report import runs_html
from rag.evaluation.run_file import read_run
from server.cli.outputs import refuse_overlap, write

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(short_help="Write a run as one HTML page, Markdown or JUnit XML.")
@click.argument("runs", nargs=-1, required=True, metavar="RUN...", type=FILE)
@click.option("--html", type=FILE, help="One self-contained page of all the runs.")
@click.option("--markdown", type=FILE, help="Figures, and the first questions that fell.")
@click.option("--junit", type=FILE, help="A test case for each question; of one run.")
def command(
    runs: tuple[Path, ...], html: Path | None, markdown: Path | None, junit: Path | None
) -> None:
    """Write run files as an HTML page, Markdown or JUnit XML; without an option, print Markdown."""
    refuse_overlap({"--html": html, "--markdown": markdown, "--junit": junit}, runs)
    found = [read_run(path) for path in runs]
    if junit and len(found) > 1:
        raise InvalidInputError("JUnit XML is of one run: give one run file")
    text = "\n".join(run_markdown(run) for run in found)
    made = {}
    if html:
        made[html] = runs_html(found)
    if markdown:
        made[markdown] = text
    if junit:
        made[junit] = junit_xml(found[0])
    for path, content in made.items():
        write(path, content)
        click.echo(f"written: {path}")
    if not made:
        click.echo(text, nl=False)
