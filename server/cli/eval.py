"""`dateline eval`: question suites, run, compared, gated and reported."""

import importlib

import click

COMMANDS: dict[str, str] = {
    "init": "Make a small suite of the stored articles, to edit.",
    "check": "Say what is wrong in a suite, by file and line.",
    "run": "Ask every question of some suites, and write a run file.",
    "reader": "Measure the embedded reader by itself.",
    "retrieval": "Say what each part of retrieval gives, beside BM25 and LangChain.",
    "followups": "Hold the rule for follow-ups against people's rewrites.",
    "gate": "Judge a run file: exit 0 held, 1 missed, 2 could not be judged.",
    "judge": "Judge the citations of a run file again, by another judge.",
    "compare": "Say what differs between two run files.",
    "report": "Write a run as one HTML page, Markdown or JUnit XML.",
    "support": "Hold the support check against people's judgements of claims.",
    "claims": "Say which sentences of a chat model would be shown.",
}
HELP = """Run question suites, and see what got better or worse.

\b
  dateline eval init suites/mine          write questions into suites/mine/*.qa.yaml
  dateline eval check suites/mine
  dateline eval run suites/mine --out base.json
  dateline eval run suites/mine --out new.json --no-worse-than base.json
  dateline eval compare base.json new.json
  dateline eval report new.json --html report.html

With a gate, exit codes are: 0 held, 1 missed, 2 could not be judged.
"""


class EvalCommands(click.Group):
    """A group whose help imports none of its commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the one command that was asked for."""
        if cmd_name not in COMMANDS:
            return None
        found = importlib.import_module(f"server.cli.eval_{cmd_name}").command
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table itself, in place of the commands' own help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=EvalCommands, help=HELP)
def command() -> None:
    """Hold the commands of `dateline eval`."""
