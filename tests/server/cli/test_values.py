"""What may stand on a command line, whatever the command."""

from collections.abc import Iterator

import click
import pytest

from server.cli import dateline
from server.cli.values import COUNT, TEXT, Finite


def parameters(command: click.Command, path: str) -> Iterator[tuple[str, click.Parameter]]:
    ctx = click.Context(command)
    for one in command.params:
        yield f"{path} {one.name}", one
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            found = command.get_command(ctx, name)
            assert found
            yield from parameters(found, f"{path} {name}")


EVERY = dict(parameters(dateline, "dateline"))


def test_every_text_is_checked() -> None:
    assert "dateline ask question" in EVERY
    assert [name for name, one in EVERY.items() if one.type is click.STRING] == []


def test_every_count_has_a_most() -> None:
    kinds = {name: one.type for name, one in EVERY.items() if one.type.name.startswith("integer")}
    assert "dateline eval run limit" in kinds
    boundless = [n for n, kind in kinds.items() if getattr(kind, "max", None) is None]
    assert boundless == []


def test_every_number_is_finite() -> None:
    kinds = {name: one.type for name, one in EVERY.items() if one.type.name.startswith("float")}
    assert "dateline eval gate tolerance" in kinds
    assert [name for name, kind in kinds.items() if not isinstance(kind, Finite)] == []


def test_text_is_kept_as_it_is() -> None:
    assert TEXT("Łódź 🗞", None, None) == "Łódź 🗞"


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (TEXT, "a\udcff", "is not text"),
        (COUNT, "0", "is not in the range"),
        (COUNT, "1000000001", "is not in the range"),
        (COUNT, "9" * 5000, "is not a valid integer"),
        (Finite(min=0), "nan", "is not a finite number"),
        (Finite(min=0), "inf", "is not a finite number"),
        (Finite(min=0), "-1", "is not in the range"),
        (Finite(min=0), "much", "is not a valid float"),
    ],
)
def test_what_cannot_be_used_is_refused(kind: click.ParamType, value: str, said: str) -> None:
    with pytest.raises(click.BadParameter, match=said):
        kind(value, None, None)
