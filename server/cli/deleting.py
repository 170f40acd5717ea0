"""`dateline articles delete`: by id, or all that filters choose."""

from collections.abc import Sequence
from datetime import datetime

import click

from rag.sought import sought
from rag.types import ArticleInfo
from server.cli import options, stores, writing
from server.cli.show import heading
from server.cli.values import TEXT

SHOWN = 10
MOST = 1_000_000


@click.command()
@click.argument("article_ids", type=TEXT, nargs=-1)
@options.words_option
@options.author_option
@options.filter_options
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(
    article_ids: tuple[str, ...],
    words: str | None,
    author: str | None,
    begin: datetime | None,
    end: datetime | None,
    publisher: tuple[str, ...],
    yes: bool,
) -> None:
    """Delete articles by id, or all that the filters choose, with every version."""
    settings = options.settings()
    chosen = options.filters(begin, end, publisher)
    filtered = bool(sought(words) or sought(author)) or not chosen.empty
    if article_ids and filtered:
        raise click.UsageError("choose the articles by id or by filters, not by both")
    if not article_ids and not filtered:
        raise click.UsageError("nothing is named: give ids of articles, or choose some by filters")
    with stores.articles(settings) as articles:
        doomed: Sequence[ArticleInfo] = (
            [articles.get(article_id) for article_id in dict.fromkeys(article_ids)]
            or articles.find(words, chosen, MOST, author=author)
        )  # fmt: skip
    if not doomed:
        click.echo("No article fits; nothing was deleted.", err=True)
        return
    if not yes:
        _confirm(doomed)
    with writing.archive(settings) as archive:
        archive.delete([info.id for info in doomed])
    click.echo(f"Deleted {len(doomed):,} article{'s' * (len(doomed) > 1)}.")


def _confirm(doomed: Sequence[ArticleInfo]) -> None:
    for info in doomed[:SHOWN]:
        click.echo(heading(info), err=True)
    if len(doomed) > SHOWN:
        click.echo(f"… and {len(doomed) - SHOWN:,} more", err=True)
    options.confirm(f"Delete {len(doomed):,} for good?")
