"""`dateline restore`: a backup in the place of what is stored."""

from pathlib import Path

import click

from rag.archive import Archive
from rag.backup import held, restore
from rag.database import database_file
from rag.errors import InvalidInputError
from server.cli import options
from server.cli.backup import FILE, told

HELP = """Put the backup in FILE in the place of all that is stored, and make the indexes anew.

What was stored before is lost; broken off, it stays as it was. Stop the server first.

\b
  dateline restore news-2026-11-28.sqlite3
  DATELINE_DATA_DIR=elsewhere dateline restore news-2026-11-28.sqlite3
"""


@click.command(help=HELP)
@click.argument("file", type=FILE)
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(file: Path, yes: bool) -> None:
    """Look at both, ask, restore, and open what is restored."""
    settings = options.settings()
    backup = held(file)
    stored = database_file(settings.data_dir)
    if stored.exists() and not settings.database_url and not yes:
        click.echo(f"Stored in {settings.data_dir}: {_lost(stored)}.", err=True)
        options.confirm(f"Delete all of it for good, for {told(backup)}?")
    restore(settings, file)
    with Archive.open(settings) as archive:
        archive.check()
    click.echo(f"Restored {told(backup)} to {settings.data_dir}.")


def _lost(stored: Path) -> str:
    try:
        return told(held(stored))
    except InvalidInputError:
        return "a database that cannot be read"
