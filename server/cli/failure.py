"""How a command ends: every error one line on stderr and an exit code, a traceback to no user."""

import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from uuid import uuid4

import click

from rag.errors import DatelineError

INTERRUPTED = 128 + signal.SIGINT
TERMINATED = 128 + signal.SIGTERM


@dataclass
class Code:
    """The exit code of a command, known once it has ended."""

    value: int = 0


class Failed(DatelineError):
    """A command did what it could and has said so itself: nothing more is printed."""


class Stopped(Failed):
    """Ctrl-C ended a command that has said what it did till then."""


@contextmanager
def ended() -> Iterator[Code]:
    """Run a command inside; whatever it raises is told to the user and becomes the code."""
    code = Code()
    try:
        yield code
        sys.stdout.flush()
    except Failed as failed:
        code.value = INTERRUPTED if isinstance(failed, Stopped) else 1
    except click.exceptions.Exit as exit_:
        code.value = exit_.exit_code
    except click.ClickException as error:
        say(misuse(error))
        code.value = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code.value = INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code.value = 1  # as click does where it is the one to meet it
    except DatelineError as error:
        say(str(error))
        code.value = 1
    except Exception as error:
        if debugging():
            raise
        say(unexpected(error))
        code.value = 1


def debugging() -> bool:
    """Return whether whoever runs the command wants to see tracebacks."""
    return bool(os.environ.get("DATELINE_DEBUG"))


def say(line: str) -> None:
    """Print one line to stderr in the command's name."""
    click.echo(f"dateline: {' '.join(line.split())}", err=True)


def misuse(error: click.ClickException) -> str:
    """Return what click found wrong as one line that ends with where help is."""
    message = error.format_message().rstrip(".")
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message}. Try `{ctx.command_path} --help`." if ctx else f"{message}."


def unexpected(error: Exception) -> str:
    """Write a traceback to a file of its own and return the line that names it."""
    trace = "".join(traceback.format_exception(error))
    path = Path(tempfile.gettempdir(), f"dateline-error-{uuid4().hex[:8]}.log")
    try:
        path.write_text(trace, "utf-8")
        kept = f"the details are in {path}"
    except OSError:
        kept = "the details could not be written anywhere"
    kind = type(error).__name__
    return f"unexpected {kind}; {kept}. DATELINE_DEBUG=1 shows them here."


def on_terminate(number: int, frame: FrameType | None) -> None:
    """Signal handler: leave every `with` block, then end with the signal's code."""
    raise SystemExit(TERMINATED)
