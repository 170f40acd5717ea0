"""`dateline eval compare`: what got better and what got worse between two runs."""

from pathlib import Path

import click

from rag.evaluation.comparison import compare
from rag.evaluation.markdown import comparison_markdown
from rag.evaluation.run_file import read_run
from server.cli.outputs import refuse_overlap, write

RUN_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(short_help="Say what differs between two run files.")
@click.argument("base", type=RUN_FILE)
@click.argument("new", type=RUN_FILE)
@click.option("--markdown", type=RUN_FILE, help="Write it here instead.")
@click.option("--html", type=RUN_FILE, help="Write one self-contained page here instead.")
def command(base: Path, new: Path, markdown: Path | None, html: Path | None) -> None:
    """Say what differs between the run files BASE and NEW, question by question.

    Every difference is paired and has a p-value; where chance explains it, it says "no difference
    shown".
    """
    refuse_overlap({"--markdown": markdown, "--html": html}, [base, new])
    found = compare(read_run(base), read_run(new))
    text = comparison_markdown(found)
    if html:
        from rag.evaluation.report import comparison_html

        write(html, comparison_html(found))
    if markdown:
        write(markdown, text)
    if not (html or markdown):
        click.echo(text, nl=False)
