"""`dateline conversations`: list, show, delete."""

from contextlib import AbstractContextManager

import click

from server.cli import options, stores
from server.cli.show import line, whole
from server.cli.values import COUNT, TEXT
from server.conversations import Conversations
from server.schemas import ConversationList

HELP = """List, show or delete stored conversations.

\b
  dateline conversations list --words soldiers
  dateline conversations show 0f8fad5bd9cb469fa16570867728950e
  dateline conversations delete 0f8fad5bd9cb469fa16570867728950e
"""


@click.group(help=HELP)
def command() -> None:
    """Group the three."""


def store() -> AbstractContextManager[Conversations]:
    """Open the conversations of the settings."""
    return stores.conversations(options.settings())


@command.command(name="list")
@options.words_option
@click.option("--limit", type=COUNT, default=50, show_default=True)
@options.json_option
def list_(words: str | None, limit: int, as_json: bool) -> None:
    """List conversations, last used first."""
    with store() as conversations:
        found = conversations.find(words, limit)
        total = conversations.count(words)
    if as_json:
        listed = ConversationList(conversations=tuple(found), total=total)
        click.echo(listed.model_dump_json(indent=2, ensure_ascii=True))
        return
    for one in found:
        title = click.style(line(one.title), bold=True)
        questions = f"{one.size} question{'s' * (one.size != 1)}"
        click.echo(f"{one.updated_at:%Y-%m-%d}  {title}  {questions}  {one.id}")
    if not total:
        click.echo("No conversation fits.", err=True)


@command.command()
@click.argument("conversation_id", type=TEXT)
@options.json_option
def show(conversation_id: str, as_json: bool) -> None:
    """Show every question with its answer as it was given."""
    with store() as conversations:
        conversation = conversations.get(conversation_id)
    if as_json:
        click.echo(conversation.model_dump_json(indent=2, by_alias=True, ensure_ascii=True))
        return
    for message in conversation.messages:
        click.secho(f"> {line(message.question)}", fg="cyan")
        click.echo(whole(message.answer) + "\n")


@command.command()
@click.argument("conversation_ids", type=TEXT, nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(conversation_ids: tuple[str, ...], yes: bool) -> None:
    """Delete conversations with all their messages."""
    with store() as conversations:
        titles = [conversations.get(one).title for one in conversation_ids]
        if not yes:
            click.echo("\n".join(line(title) for title in titles), err=True)
            options.confirm(f"Delete {len(titles):,} for good?")
        for one in conversation_ids:
            conversations.delete(one)
    click.echo(f"Deleted {len(titles):,} conversation{'s' * (len(titles) > 1)}.")
