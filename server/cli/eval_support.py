"""`dateline eval support`: the support check beside people's judgements."""

import json
import sys
from math import isfinite
from pathlib import Path

import click

from rag.embedders import embedder_for
from rag.evaluation.supporting import DECIDED_AT, Figure, figures, judge, read_claims
from rag.support import Support
from server.cli import options

HELP = """Hold the support check against the claims in FILE that people judged.

FILE is JSON Lines, also gzipped. A row has `claim`, and `article` with `supported` (true or
false, and maybe `source`), or `evidence` (a list of sentences) with `label` and
`supporting_sentences`. Every figure has its 95 per cent interval: Wilson's for shares (accuracy,
sentences found), the bootstrap's for the others.

\b
  dateline eval support claims.jsonl.gz
  dateline eval support claims.jsonl.gz --json
"""


@click.command(help=HELP, short_help="Hold the support check against people's judgements.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@options.json_option
def command(file: Path, as_json: bool) -> None:
    """Read, judge and print."""
    settings = options.settings()
    claims = read_claims(file)
    support = Support(embedder_for(settings))
    with click.progressbar(claims, label="claims", file=sys.stderr) as shown:
        judged = [judge(claim, support.score) for claim in shown]
    found = list(figures(judged))
    click.echo(_json(found) if as_json else "\n".join(map(_line, found)))


def _line(figure: Figure) -> str:
    low, high = figure.interval
    return (
        f"{figure.name:<45} {figure.value:.3f}  [{low:.3f}, {high:.3f}]  {figure.claims:,} claims"
    )


def _json(found: list[Figure]) -> str:
    rows = [
        {
            **{"name": figure.name, "claims": figure.claims, "value": _number(figure.value)},
            "interval": {end: _number(value) for end, value in figure.interval._asdict().items()},
        }
        for figure in found
    ]
    return json.dumps({"decided_at": DECIDED_AT, "figures": rows}, indent=2, allow_nan=False)


def _number(value: float) -> float | None:
    """Return a number that JSON has: null where the figure is undefined."""
    return value if isfinite(value) else None
