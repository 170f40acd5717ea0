"""`dateline ingest`: add articles from files, folders, standard input and addresses."""

import json
from collections.abc import Iterator, Sequence

import click

from ingest.outcome import HOW_TO_GIVE, Outcome, Report
from server.cli import options, writing
from server.cli.failure import Failed, Stopped
from server.cli.ingesting import DEMO, ingested
from server.cli.show import line

HELP = """Add articles from each SOURCE: a file, a folder, `-`, or an http(s) address.

HTML, text, Markdown with front matter, PDF, and JSON Lines (also gzipped) with id, url, title,
text, publisher, authors, published_at. A text may begin with lines such as "Title: ...",
"Publisher: ...", "Date: ...", "Author: ...", "URL: ...". Of an RSS or Atom feed every article, a
hundred at most, is fetched at its own address. What is stored already and has not changed costs
nothing.

\b
  dateline ingest news/ more/report.pdf
  dateline ingest https://example.org/2026/03/report
  dateline ingest https://example.org/feed.xml
  zcat feed.jsonl.gz | dateline ingest -
  dateline ingest --demo                        invented articles
  dateline ingest news/ --json | jq '.results[] | select(.outcome == "failed")'

Exit code 0 only if nothing failed, 1 if some sources did.
"""
COLOURS = {"added": "green", "updated": "green", "unchanged": None, "failed": "red"}
MOST_LACKING = 20
"""So many articles without a date or an outlet are named; of more, their number is told."""


@click.command(help=HELP)
@click.argument("sources", nargs=-1, type=click.UNPROCESSED)  # a file may have any name
@click.option("--demo", is_flag=True, help="Add the demo articles.")
@options.json_option
def command(sources: tuple[str, ...], demo: bool, as_json: bool) -> None:
    """Ingest and print what became of everything."""
    wanted = [*sources, *([str(DEMO)] if demo else [])]
    if not wanted:
        raise click.UsageError("name a file, a folder, an address or `-`; or pass --demo")
    with writing.archive(options.settings()) as archive:
        report, outcomes = ingested(wanted, archive)
    click.echo(as_document(report, outcomes) if as_json else as_table(report, outcomes))
    if report.interrupted:
        raise Stopped
    if report.failed:
        raise Failed


def as_document(report: Report, outcomes: Sequence[Outcome]) -> str:
    """Return everything as JSON."""
    counts = {name: getattr(report, name) for name in COLOURS}
    results = [outcome.model_dump(exclude={"size"}) for outcome in outcomes]
    rest = {
        "passages": report.passages,
        "seconds": round(report.seconds, 3),
        "interrupted": report.interrupted,
    }
    return json.dumps({"counts": counts, **rest, "results": results}, indent=2)


def as_table(report: Report, outcomes: Sequence[Outcome]) -> str:
    """Return the counts, then a line for each article of which there is something to say."""
    rows = []
    for name, colour in COLOURS.items():
        count = getattr(report, name)
        rows.append(click.style(f"{name:<10}{count:>8,}", fg=colour if count else None))
    if report.interrupted:
        rows.append("Stopped before the end; what is counted here is stored.")
    return "\n".join([*rows, *_remarks(outcomes)])


def _remarks(outcomes: Sequence[Outcome]) -> Iterator[str]:
    poor = 0
    for outcome in outcomes:
        poor += bool(lacks(outcome))
        if outcome.reason or outcome.warning or (lacks(outcome) and poor <= MOST_LACKING):
            yield _row(outcome)
    if poor > MOST_LACKING:
        yield f"{poor - MOST_LACKING:,} more are without a date or an outlet; --json names them."
    if poor:
        yield HOW_TO_GIVE


def lacks(outcome: Outcome) -> str:
    """Return what an article that was just stored does not tell: "no date, no outlet"."""
    stored = outcome.outcome in ("added", "updated")
    return ", ".join(f"no {one}" for one in outcome.lacks) if stored else ""


def _row(outcome: Outcome) -> str:
    name = click.style(outcome.outcome, fg=COLOURS[outcome.outcome])
    told = (outcome.reason, lacks(outcome), outcome.warning)
    return f"{name}  {line(outcome.source)}: {'; '.join(line(one) for one in told if one)}"
