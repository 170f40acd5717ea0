"""`dateline eval claims`: which sentences of a chat model would be shown."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from ingest.split import split
from rag.entailment import Entailment
from rag.errors import InvalidInputError
from rag.evaluation.verifying import Draft, figures, read_drafts, tried
from rag.types import Article, Hit
from server.cli import options

HELP = """Hold the sentences in FILE, as a chat model would write them, against their passages.

FILE is JSON Lines, also gzipped. A row has `claim`, a sentence with its markers ("... [1]."), the
`passages` that they number, each with `text` and maybe `title`, `publisher` and `published_at`, and
`supported`: true where they say it. With `kind` every kind of sentence is shown by itself.

It prints how many of either would be shown to a reader, with 95 per cent intervals (Wilson's).

\b
  dateline eval claims tests/claims/one.jsonl
  dateline eval claims tests/claims/one.jsonl --json
"""
LONGEST = 400


@click.command(help=HELP, short_help="Which sentences of a chat model would be shown.")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@options.json_option
def command(file: Path, as_json: bool) -> None:
    """Read, verify and print."""
    drafts = read_drafts(file)
    entailment = Entailment(threads=options.settings().threads)
    with click.progressbar(drafts, label="claims", file=sys.stderr) as shown:
        found = list(figures([tried(draft, _hits(draft), entailment) for draft in shown]))
    if as_json:
        rows = [one._asdict() | {"interval": one.interval._asdict()} for one in found]
        click.echo(json.dumps(rows, indent=2))
        return
    for name, claims, value, (low, high) in found:
        click.echo(f"{name:<24} {value:.3f}  [{low:.3f}, {high:.3f}]  {claims:,} claims")


def _hits(draft: Draft) -> list[Hit]:
    found = []
    for number, told in enumerate(draft.passages, 1):
        known = told.model_dump(exclude={"published_at"})
        article = Article(id=f"claim-{number}", published_at=_day(told.published_at), **known)
        passage = split(article, LONGEST)[0]
        found.append(Hit(passage=passage, article=article, score=1.0))
    return found


def _day(written: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(written).replace(tzinfo=UTC) if written else None
    except ValueError as error:
        raise InvalidInputError(f"published_at is no date: {written!r}. 2026-03-05 is.") from error
