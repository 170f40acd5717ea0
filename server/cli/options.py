"""Options that several commands share."""

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import click
from pydantic import ValidationError
from pydantic_settings import BaseSettings

from rag.errors import DatelineError
from rag.fields import sentence
from rag.filters import Filters
from rag.settings import Settings
from server.cli.values import TEXT, date
from server.slack.settings import SlackSettings

Command = TypeVar("Command", bound=Callable[..., Any])
Read = TypeVar("Read", bound=BaseSettings)


words_option = click.option(
    "--words", type=TEXT, help="Only those that hold all these words; sold* is any that so begins."
)
author_option = click.option("--author", type=TEXT, help="Only those by an author of this name.")


def filter_options(command: Command) -> Command:
    """Give a command --from, --to and --publisher, passed as begin, end and publisher."""
    for option in (
        click.option(
            "--publisher",
            type=TEXT,
            multiple=True,
            help="Only this outlet, in any case; may be repeated.",
        ),
        click.option("--to", "end", type=date, help="Published before this date."),
        click.option("--from", "begin", type=date, help="Published on this date or later."),
    ):
        command = option(command)
    return command


def json_option(command: Command) -> Command:
    """Give a command --json, passed as as_json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(command)


def filters(begin: datetime | None, end: datetime | None, publisher: tuple[str, ...]) -> Filters:
    """Return filters, or a usage error where no article could pass them."""
    if begin and end and begin >= end:
        raise click.UsageError("--from must lie before --to")
    return Filters(from_=begin, to=end, publishers=publisher)


def settings() -> Settings:
    """Read the settings, or fail with the variable that is wrong."""
    return _read(Settings)


def slack_settings() -> SlackSettings:
    """Read the settings of the Slack door, or fail with the variable that is wrong."""
    return _read(SlackSettings)


def _read(kind: type[Read]) -> Read:
    try:
        return kind()
    except ValidationError as error:
        wrong = error.errors()[0]
        name, *within = wrong["loc"]
        prefix = str(kind.model_config["env_prefix"])
        name = str(name)
        variable = name if name.startswith("DATELINE_") else prefix + name.upper()
        told = sentence([{**wrong, "loc": within}])
        raise click.UsageError(f"the setting {variable} is wrong: {told}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"the settings in .env cannot be read: {error}") from None


def at_terminal() -> bool:
    """Return whether a person can see stderr and answer."""
    return sys.stderr.isatty() and sys.stdin.isatty()


def confirm(question: str) -> None:
    """Ask before something is lost; no answer is a no."""
    try:
        agreed = click.confirm(question, err=True)
    except click.Abort:
        raise DatelineError("Nothing was deleted: pass --yes where nobody can answer.") from None
    if not agreed:
        raise DatelineError("Nothing was deleted.")
