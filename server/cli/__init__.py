"""The command `dateline`: a table of commands, each imported only when it is used."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from server.cli.failure import ended
from server.cli.lazy import Later, LazyGroup

COMMANDS: dict[str, str] = {
    "ingest": "Add articles from files, folders and addresses.",
    "ask": "Ask a question, or chat.",
    "serve": "Open the chat page and the HTTP API.",
    "mcp": "Serve the tools of the Model Context Protocol.",
    "slack": "Answer in Slack, and print the app's manifest.",
    "articles": "List, show or delete stored articles.",
    "conversations": "List, show or delete stored conversations.",
    "feedback": "List what readers thought of answers, or make a suite of it.",
    "backup": "Write all that is stored to one file.",
    "restore": "Put a backup in the place of what is stored.",
    "doctor": "Say what is installed and whether the stores agree.",
    "eval": "Run question suites, compare runs, gate and report.",
    "bench": "Measure speed and ranking beside plain baselines.",
}
LATER = {name: Later(f"server.cli.{name}", text) for name, text in COMMANDS.items()}
SETTINGS = {"help_option_names": ["-h", "--help"]}
HELP = """Answer questions about the news from articles you ingested, every sentence cited.

\b
Begin:
  dateline serve --demo                     invented articles and a page
  dateline ingest news/ https://example.org/report
  dateline ask "Who refused to send soldiers?"
  dateline ask                              a chat

\b
Settings are environment variables (or a .env file); the chief one is
DATELINE_DATA_DIR, the folder that holds everything.
Exit codes: 0 done, 1 something failed, 2 wrong usage, 130 stopped by Ctrl-C.
"""


@click.group(cls=LazyGroup, later=LATER, help=HELP, context_settings=SETTINGS)
@click.version_option(package_name="dateline", prog_name="dateline")
@click.pass_context
def dateline(ctx: click.Context) -> None:
    """Set what all commands share."""
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def run(args: Sequence[str]) -> int:
    """Run one command line and return its exit code; every failure is one line on stderr."""
    with ended() as code:
        dateline.main(list(args), prog_name="dateline", standalone_mode=False)
    return code.value


def main() -> None:
    """Run the process's own command line; what its output cannot show is written as an escape."""
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))
