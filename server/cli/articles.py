"""`dateline articles`: list, show, delete."""

import json
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime

import click

from rag.articles import ArticleStore
from rag.outlets import strangers
from rag.types import Article, ArticleInfo
from server.cli import options, stores
from server.cli.lazy import Later, LazyGroup
from server.cli.show import clean, day, heading, line
from server.cli.values import COUNT, TEXT

HELP = """List, show or delete stored articles.

\b
  dateline articles list --words "soldiers refused" --from 2026-03-01
  dateline articles list --author "Priya Nair" --publisher "the echo"
  dateline articles show lanterna-luccio-example-2026-03-05
  dateline articles delete lanterna-luccio-example-2026-03-05
  dateline articles delete --publisher "Eddering Today" --yes
"""
LATER = {"delete": Later("server.cli.deleting", "Delete articles by id or by filters.")}


@click.group(help=HELP, cls=LazyGroup, later=LATER)
def command() -> None:
    """Group the three."""


def store() -> AbstractContextManager[ArticleStore]:
    """Open the article store of the settings."""
    return stores.articles(options.settings())


@command.command(name="list")
@options.words_option
@options.author_option
@options.filter_options
@click.option("--limit", type=COUNT, default=50, show_default=True)
@options.json_option
def list_(
    words: str | None,
    author: str | None,
    begin: datetime | None,
    end: datetime | None,
    publisher: tuple[str, ...],
    limit: int,
    as_json: bool,
) -> None:
    """List articles, newest first."""
    chosen = options.filters(begin, end, publisher)
    with store() as articles:
        found = articles.find(words, chosen, limit, author=author)
        total = articles.count(words, chosen, author)
        strange = "" if total else strangers(publisher, articles.publishers())
    if as_json:
        rows = [info.model_dump(mode="json") for info in found]
        click.echo(json.dumps({"articles": rows, "total": total}, indent=2))
        return
    for info in found:
        click.echo(heading(info))
    if total > len(found):
        click.echo(f"… {total - len(found):,} more; --limit shows them", err=True)
    if not total:
        click.echo(strange or "No article fits. `dateline ingest` adds some.", err=True)


@command.command()
@click.argument("article_id", type=TEXT)
@click.option("--version", type=COUNT, help="An earlier version.")
@options.json_option
def show(article_id: str, version: int | None, as_json: bool) -> None:
    """Show one article with its text, dates and versions."""
    with store() as articles:
        article = articles.get(article_id, version)
        versions = articles.versions(article_id)
    if as_json:
        rows = [info.model_dump(mode="json") for info in versions]
        click.echo(json.dumps(article.model_dump(mode="json") | {"versions": rows}, indent=2))
    else:
        click.echo(_whole(article, versions))


def _whole(article: Article, versions: Sequence[ArticleInfo]) -> str:
    facts = (
        ("outlet", article.publisher),
        ("authors", ", ".join(article.authors)),
        ("published", day(article.published_at)),
        ("updated", article.updated_at and day(article.updated_at)),
        ("added", article.fetched_at and day(article.fetched_at)),
        ("address", article.url),
        ("version", _which(article, versions)),
    )
    rows = [click.style(line(article.title or "no title"), bold=True)]
    rows += [f"{click.style(name, dim=True)} {line(value)}" for name, value in facts if value]
    return "\n".join([*rows, "", clean(article.text)])


def _which(article: Article, versions: Sequence[ArticleInfo]) -> str:
    """Return which version is shown, and of others the numbers by which they are."""
    others = [
        f"{one.version} of {day(one.updated_at or one.published_at)}"
        for one in versions
        if one.version != article.version
    ]
    old = "" if article.version == versions[0].version else ", an old one"
    shown = f"{article.version} of {len(versions)}{old}"
    return f"{shown}; also there: {', '.join(others)}" if others else shown
