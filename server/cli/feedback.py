"""`dateline feedback`: list what readers thought of answers, export it as a suite."""

from pathlib import Path

import click
from pydantic import TypeAdapter

from rag.articles import ArticleStore
from server.cli import options, stores
from server.cli.show import line
from server.cli.values import COUNT
from server.conversations import Conversations
from server.feedback_suite import write_feedback_suite
from server.schemas import Message, Opinion, Verdict

HELP = """List what readers thought of answers, newest first, or make a question suite of it.

\b
  dateline feedback
  dateline feedback --verdict down --json
  dateline feedback export suites/feedback
  dateline eval check suites/feedback
"""
MESSAGES = TypeAdapter(list[Message])

verdict_option = click.option(
    "--verdict", type=click.Choice(["up", "down"]), help="Only answers with such a thumb."
)


@click.group(help=HELP, invoke_without_command=True)
@verdict_option
@click.option("--limit", type=COUNT, default=50, show_default=True)
@options.json_option
@click.pass_context
def command(ctx: click.Context, verdict: Verdict | None, limit: int, as_json: bool) -> None:
    """List, where no other command follows."""
    if ctx.invoked_subcommand:
        return
    with stores.feedback(options.settings()) as feedback:
        found = feedback.find(verdict, limit)
        total = feedback.count(verdict)
    if as_json:
        click.echo(MESSAGES.dump_json(found, indent=2, by_alias=True, ensure_ascii=True).decode())
        return
    for message in found:
        click.echo("\n".join(row(message, opinion) for opinion in message.feedback))
    if total > len(found):
        click.echo(f"{total - len(found):,} more: raise --limit.", err=True)
    if not total:
        click.echo("No feedback yet.", err=True)


def row(message: Message, opinion: Opinion) -> str:
    """Return one line: day, thumb, reason, question, note, reader, conversation."""
    thumb = click.style(opinion.verdict, fg="green" if opinion.verdict == "up" else "red")
    parts = [
        f"{opinion.given_at:%Y-%m-%d}",
        thumb,
        (opinion.reason or "").replace("_", " "),
        click.style(line(message.question), bold=True),
        f"“{line(opinion.note)}”" if opinion.note else "",
        line(opinion.by),
        click.style(message.answer.conversation_id, dim=True),
    ]
    return "  ".join(part for part in parts if part)


@command.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@verdict_option
@click.option("--all-articles", is_flag=True, help="Every stored article, not only those read.")
def export(folder: Path, verdict: Verdict | None, all_articles: bool) -> None:
    """Write a question suite of answers that readers judged into FOLDER, to edit.

    An answer that nobody disputes is the one expected. Where somebody does, the question's note
    says what was answered and what is amiss; say in its place what a right answer holds.
    """
    with stores.feedback(options.settings()) as feedback:
        files = write_feedback_suite(
            feedback.find(verdict, limit=None),
            Conversations(feedback.engine),
            ArticleStore(feedback.engine),
            folder,
            whole=all_articles,
        )
    for file in files:
        click.echo(f"written: {file}")
