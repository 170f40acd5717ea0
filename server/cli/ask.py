"""`dateline ask`: one question, or a chat."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from typing import NamedTuple

import click

from rag.errors import DatelineError, InvalidInputError, NotFoundError, StoreBusyError
from rag.events import Answered, Event, Progress, Stated, Waiting
from rag.filters import Filters
from rag.owner import Owner
from rag.settings import Settings
from rag.types import Answer
from server.asking import Asking
from server.asking import replies as local_replies
from server.cli import options
from server.cli.failure import say
from server.cli.remote import replies as remote_replies
from server.cli.show import Numbered, abstention, closing_of, whole
from server.cli.values import TEXT, date
from server.opening import opened
from server.schemas import BETWEEN, Asked, Reply, can_be_asked_at

with suppress(ImportError):  # where it is there, it lets input() be edited and recalled
    import readline  # noqa: F401

HELP = """Answer QUESTION from the stored articles; without one, chat.

Every statement is followed by the numbers of its quotes; each quote stands word for word in
the article named below it. Where nothing verified is found, the answer says what is missing.

\b
  dateline ask "Who refused to send soldiers?"
  dateline ask "What happened yesterday?" --asked-at 2026-03-06
  dateline ask "Who won?" --from 2026-03-01 --publisher "The Harrow Courier"
  dateline ask "Who won?" --json | jq .statements
  dateline ask                    a chat; an empty line or Ctrl-D ends it
"""
STREAM = "Print statements, or JSON events, as they come; notes then follow."
Printer = Callable[[Iterator[Event]], Reply]


class Terms(NamedTuple):
    """What holds for every question of one command."""

    filters: Filters
    asked_at: datetime | None

    def asked(self, question: str, conversation_id: str | None = None) -> Asked:
        """Return a question under these terms; InvalidInputError where it is no text."""
        return Asked.of(
            question=question,
            conversation_id=conversation_id,
            filters=self.filters,
            asked_at=self.asked_at,
        )


def clock(value: str) -> datetime:
    """Return a time at which something can be asked; `click.BadParameter` for another."""
    found = date(value)
    if not can_be_asked_at(found):
        raise click.BadParameter(f"{value!r} {BETWEEN}")
    return found


@click.command(help=HELP)
@click.argument("question", type=TEXT, required=False)
@options.json_option
@click.option("--stream", is_flag=True, help=STREAM)
@options.filter_options
@click.option("--asked-at", type=clock, help="When it is asked: “yesterday” counts back.")
def command(
    question: str | None,
    as_json: bool,
    stream: bool,
    begin: datetime | None,
    end: datetime | None,
    publisher: tuple[str, ...],
    asked_at: datetime | None,
) -> None:
    """Answer one question or chat."""
    terms = Terms(options.filters(begin, end, publisher), asked_at)
    printed = PRINTERS[as_json, stream]
    if not as_json and (stream or question is None):
        printed = with_stages(printed)
    with asking(options.settings()) as ask:
        if question is None:
            chat(ask, terms, printed)
        else:
            printed(ask(terms.asked(question)))


@contextmanager
def asking(settings: Settings) -> Iterator[Asking]:
    """Yield a way to ask: the data folder here, or the server that owns it."""
    try:
        with opened(settings) as state:
            yield partial(local_replies, state)
    except StoreBusyError:
        url = Owner(settings.data_dir).url()
        if url is None:
            raise
        yield partial(remote_replies, url)


def chat(ask: Asking, terms: Terms, printed: Printer) -> None:
    """Ask until an empty line; each answer knows the turns before it."""
    conversation_id = None
    while question := _read():
        try:
            events = ask(terms.asked(question, conversation_id))
            conversation_id = printed(events).conversation_id
        except (InvalidInputError, NotFoundError) as error:
            say(str(error))
        click.echo()


def _read() -> str:
    try:
        return input("> " if options.at_terminal() else "").strip()
    except EOFError:
        return ""


def with_stages(printed: Printer) -> Printer:
    """Return a printer that also tells a person at the terminal what goes on."""

    def telling(events: Iterator[Event]) -> Iterator[Event]:
        for event in events:
            if isinstance(event, Progress) and options.at_terminal():
                click.secho(f"… {event.stage} {event.detail}".rstrip(), err=True, dim=True)
            yield event

    return lambda events: printed(telling(events))


def print_whole(events: Iterator[Event]) -> Reply:
    """Print the answer once it is complete."""
    reply = last(events)
    click.echo(whole(reply))
    return reply


def print_stream(events: Iterator[Event]) -> Reply:
    """Print each statement when it comes, then the notes and the quotes."""
    numbered = Numbered()
    for event in events:
        if isinstance(event, Stated):
            click.echo(numbered.statement(event.statement))
        elif isinstance(event, Answered):
            answer: Answer = event.answer
            click.echo(abstention(answer) if answer.abstained else closing_of(answer, numbered))
            return _reply(answer)
    raise DatelineError("The answer broke off: ask again.")


def print_json(events: Iterator[Event]) -> Reply:
    """Print the answer as JSON."""
    reply = last(events)
    click.echo(reply.model_dump_json(indent=2, ensure_ascii=True))
    return reply


def print_json_stream(events: Iterator[Event]) -> Reply:
    """Print every event as one line of JSON."""
    for event in events:
        if isinstance(event, Waiting):
            continue
        if isinstance(event, Answered):
            content = event.answer.model_dump_json(ensure_ascii=True)
            click.echo(f'{{"event":"answer","answer":{content}}}')
            return _reply(event.answer)
        click.echo(event.model_dump_json(ensure_ascii=True))
    raise DatelineError("The answer broke off: ask again.")


def last(events: Iterator[Event]) -> Reply:
    """Drain the events and return the answer."""
    for event in events:
        if isinstance(event, Answered):
            return _reply(event.answer)
    raise DatelineError("The answer broke off: ask again.")


def _reply(answer: Answer) -> Reply:
    assert isinstance(answer, Reply)
    return answer


PRINTERS: dict[tuple[bool, bool], Printer] = {
    (False, False): print_whole,
    (False, True): print_stream,
    (True, False): print_json,
    (True, True): print_json_stream,
}
