"""A group of commands, each imported only when it is used."""

import importlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import click


class Later(NamedTuple):
    """Where a command is (its module's `command`) and what it does, in one line."""

    module: str
    help: str


class LazyGroup(click.Group):
    """A group whose help needs none of its later commands imported."""

    def __init__(self, *args: Any, later: Mapping[str, Later], **more: Any) -> None:
        super().__init__(*args, **more)
        self.later = later

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names: those that are here, then the others in the order of the table."""
        return [*self.commands, *self.later]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the one command that was asked for."""
        if cmd_name not in self.later:
            return super().get_command(ctx, cmd_name)
        command = importlib.import_module(self.later[cmd_name].module).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table in place of the commands' own help."""
        here = [(name, command.get_short_help_str(90)) for name, command in self.commands.items()]
        with formatter.section("Commands"):
            formatter.write_dl([*here, *((name, row.help) for name, row in self.later.items())])
