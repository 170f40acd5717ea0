"""`dateline serve`: the chat page and the HTTP API."""

import errno
import logging
import os
import signal
import socket
from contextlib import ExitStack, nullcontext
from threading import Thread, Timer

import click
import uvicorn

from rag.errors import DatelineError
from rag.settings import Settings
from server import examples
from server.app import create_app
from server.cli import options
from server.cli.failure import TERMINATED, on_terminate
from server.cli.ingesting import ingest_demo
from server.cli.values import TEXT
from server.opening import opened
from server.slack.extra import need
from server.slack.settings import SlackSettings
from server.state import State

logger = logging.getLogger("dateline")
GRACE_SECONDS = 5
HELP = """Open the chat page and the HTTP API.

\b
  dateline serve                  on http://127.0.0.1:8000
  dateline serve --demo           with invented articles to try it on
  dateline serve --port 9000
  dateline serve --host 0.0.0.0   for everyone who can reach this machine: there is no login
"""


@click.command(help=HELP)
@click.option("--host", type=TEXT, help="Address to listen on; DATELINE_HOST, else 127.0.0.1.")
@click.option("--port", type=click.IntRange(0, 65535), help="DATELINE_PORT, else 8000.")
@click.option("--demo", is_flag=True, help="Ingest the demo articles first.")
def command(host: str | None, port: int | None, demo: bool) -> None:
    """Serve until Ctrl-C or SIGTERM; open streams are given a few seconds."""
    signal.signal(signal.SIGTERM, on_terminate)
    settings, slack = options.settings(), options.slack_settings()
    if slack.signing_secret:
        need()
    with (
        listening(host or settings.host, settings.port if port is None else port) as listener,
        opened(settings) as state,
    ):
        if demo:
            ingest_demo(state.archive)
        url = address(listener)
        state.archive.owner.announce(url)
        click.echo(welcome(state, url))
        Thread(target=warm, args=(state,), name="warming", daemon=True).start()
        serve(settings, state, listener, slack)


def warm(state: State) -> None:
    """Load the model while nobody has asked yet; what fails here, the first question tells."""
    try:
        state.archive.embedder.embed_question("warm")
    except DatelineError as error:
        logger.warning("the model could not be loaded: %s", error)


def serve(
    settings: Settings,
    state: State,
    listener: socket.socket,
    slack: SlackSettings | None = None,
) -> None:
    """Run the server; being stopped is its ordinary end."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    config = uvicorn.Config(
        create_app(settings, lambda _: nullcontext(state), slack),
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    try:
        Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        return
    except SystemExit as stopped:
        if stopped.code != TERMINATED:
            raise


class Server(uvicorn.Server):
    """Stops within a bound, whatever its threads are doing."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Give open requests their seconds; the stores survive an end without closing."""
        last_resort = Timer(2 * GRACE_SECONDS, os._exit, (1,))
        last_resort.daemon = True
        last_resort.start()
        await super().shutdown(sockets)


def listening(host: str, port: int) -> socket.socket:
    """Return a bound socket, before anything slow is done; raises DatelineError."""
    with ExitStack() as on_failure:
        try:
            family, kind, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            listener = on_failure.enter_context(socket.socket(family, kind))
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(where)
            listener.listen()  # who comes before the server is up waits, and is not refused
        except OSError as error:
            raise DatelineError(_refused(host, port, error)) from error
        on_failure.pop_all()
    return listener


def _refused(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} on {host} is in use: stop what uses it, or pass --port {port + 1}."
    if error.errno == errno.EACCES:
        return f"Port {port} on {host} is not allowed for this user: pass a --port above 1023."
    return f"Cannot listen on {host}, port {port}: {error.strerror}. Pass another --host or --port."


def address(listener: socket.socket) -> str:
    """Return where a browser on this machine finds the page."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def welcome(state: State, url: str) -> str:
    """Say where to go and what to ask."""
    count = state.archive.articles.count()
    rows = ["", f"Dateline answers at {click.style(url, bold=True)} from {count:,} articles."]
    if asked := examples.questions(state.archive.articles):
        rows += ["Ask, for instance:", *(f"  {question}" for question in asked[:3])]
    else:
        rows += ["It holds no article yet: add some on the page, or with `dateline ingest`."]
    return "\n".join([*rows, "Ctrl-C stops it.", ""])
