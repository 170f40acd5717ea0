"""`dateline eval init`: a small suite of the stored articles, to edit."""

from pathlib import Path

import click

from rag.archive import Archive
from rag.evaluation.draft import write_draft
from server.cli import options


@click.command(short_help="Make a small suite of the stored articles, to edit.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--articles", type=click.IntRange(1, 1000), default=20, show_default=True)
def command(folder: Path, articles: int) -> None:
    """Write a small suite of the newest stored articles into FOLDER, to edit.

    Its drafted questions ask for each article by its headline: replace them by questions that
    readers ask, and say what a right answer holds.
    """
    settings = options.settings()
    with Archive.open(settings) as archive:
        newest = archive.articles.find(limit=articles)
        files = write_draft([archive.articles.get(info.id) for info in newest], folder)
    for file in files:
        click.echo(f"written: {file}")
