"""`dateline slack`: answers in Slack without an address of its own, and the app's manifest."""

import asyncio
import json
import logging
import signal

import click

from server.cli import options
from server.cli.values import TEXT
from server.slack.extra import need
from server.slack.manifest import manifest
from server.slack.settings import SlackSettings

HELP = """Answer in Slack: mentions, direct messages, /ask, and the assistant's pane.

It calls Slack (Socket Mode), so it needs no public address, and two tokens:

\b
  dateline slack manifest      paste it at https://api.slack.com/apps, Create New App
  DATELINE_SLACK_BOT_TOKEN     xoxb-…, from OAuth & Permissions, once it is installed
  DATELINE_SLACK_APP_TOKEN     xapp-…, from Basic Information, App-Level Tokens,
                               with the scope connections:write

\b
  dateline slack

Beside a running `dateline serve` it asks that, and links to its page. Where Slack can reach
the server, set DATELINE_SLACK_SIGNING_SECRET for it instead; then /slack/events answers.
"""
MANIFEST_HELP = """Print the manifest of the Slack app as JSON.

\b
  dateline slack manifest
  dateline slack manifest --url https://news.example.org    for /slack/events of a server
"""


@click.group(help=HELP, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Run in Socket Mode unless a command follows."""
    if ctx.invoked_subcommand is None:
        need()
        run(options.slack_settings())


@command.command("manifest", help=MANIFEST_HELP)
@click.option("--url", type=TEXT, help="Public address of the server; without it, Socket Mode.")
def print_manifest(url: str | None) -> None:
    """Print what Slack asks for when an app is made."""
    if url is not None and not url.startswith("https://"):
        raise click.UsageError("--url must begin with https://, as Slack wants it")
    click.echo(json.dumps(manifest(url), indent=2))


def run(slack: SlackSettings) -> None:
    """Answer until Ctrl-C or SIGTERM; what is being answered then is taken up at the next start."""
    from server.slack.socket_mode import listen
    from server.slack.sources import sources

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")

    async def until_stopped() -> None:
        stop, loop = asyncio.Event(), asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        ready = loop.create_future()
        ready.add_done_callback(lambda _: click.echo("Dateline answers in Slack. Ctrl-C stops it."))
        await listen(slack, found, stop, ready)

    with sources(options.settings()) as found:
        asyncio.run(until_stopped())
