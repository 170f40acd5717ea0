"""`dateline eval followups`: what the rule for follow-ups gains, and whether it harms."""

from pathlib import Path

import click

from rag.embedders import embedder_for
from rag.evaluation.followups import compare, read_follow_ups
from server.cli import options

HELP = """Hold the rule for follow-ups against the rewrites in FILE that people made.

FILE is JSON Lines, also gzipped: `question`, `history` (the questions before it) and `rewrite`
(the question as a person made it stand alone). Prints how well the raw and the condensed question
find the person's own rewrite among all of them (mean reciprocal rank).

\b
  dateline eval followups followups.jsonl
"""


@click.command(help=HELP, short_help="Hold the rule for follow-ups against people's rewrites.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
def command(file: Path) -> None:
    """Read, compare and print."""
    rows = read_follow_ups(file)
    if not rows:
        raise click.UsageError(f"{file} has no follow-up: every row lacks a history")
    for part in compare(rows, embedder_for(options.settings())):
        click.echo(
            f"{part.questions:,} that {part.name}: {part.changed:,} changed; raw {part.raw:.3f}, "
            f"condensed {part.condensed:.3f}; {part.better:,} better, {part.worse:,} worse; "
            f"p {part.p:.4f}"
        )
