"""`dateline mcp`: the tools over standard input and output."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

import click

from rag.errors import DatelineError, StoreBusyError
from rag.owner import Owner
from rag.settings import Settings
from server.cli import options
from server.mcp.desk import Desk, LocalDesk, RemoteDesk
from server.mcp.door import MISSING
from server.opening import opened

HELP = """Serve the tools ask, search_articles and get_article over standard input and output.

A program that speaks the Model Context Protocol starts this command itself; while `dateline serve`
runs, the tools speak to it, and it has the same tools at /mcp.

\b
  dateline mcp                    what to give a program as the command to start
  claude mcp add dateline -- dateline mcp
  claude mcp add --transport http dateline http://127.0.0.1:8000/mcp
"""


@click.command(help=HELP)
def command() -> None:
    """Serve until standard input ends."""
    if find_spec("mcp") is None:
        raise DatelineError(MISSING)
    from server.mcp.tools import build

    with desk(options.settings()) as found:
        build(found).run("stdio")


@contextmanager
def desk(settings: Settings) -> Iterator[Desk]:
    """Yield the data folder here, or the server that owns it; StoreBusyError where none serves."""
    try:
        with opened(settings) as state:
            yield LocalDesk(state)
    except StoreBusyError:
        url = Owner(settings.data_dir).url()
        if url is None:
            raise
        yield RemoteDesk(url)
