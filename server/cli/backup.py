"""`dateline backup`: all that is stored, in one file."""

from pathlib import Path

import click

from rag.backup import Held, back_up
from server.cli import options

HELP = """Write all that is stored to FILE: articles with every version, conversations, feedback.

The server may go on while it is written. The indexes are not in it: `dateline restore` makes them
anew, without embedding again.

\b
  dateline backup news-2026-11-28.sqlite3
  dateline restore news-2026-11-28.sqlite3
"""
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(help=HELP)
@click.argument("file", type=FILE)
def command(file: Path) -> None:
    """Back up and say how much."""
    click.echo(f"Wrote {told(back_up(options.settings(), file))} to {file}.")


def told(held: Held) -> str:
    """Return how much a backup holds, in words."""
    named = zip(held, ("article", "version", "conversation"), strict=True)
    articles, versions, conversations = (f"{n:,} {one}{'s' * (n != 1)}" for n, one in named)
    return f"{articles} ({versions}) and {conversations}"
