"""What the README says of settings and numbers is so."""

from pathlib import Path

import pytest

from rag.settings import Settings
from server.slack.settings import SlackSettings

README = Path("README.md").read_text("utf-8")
TABLE = README.partition("\n## Settings\n")[2].partition("\n## ")[0]
NUMBERS = {20: "twenty", 21: "twenty-one", 22: "twenty-two", 23: "twenty-three"}


@pytest.mark.parametrize("kind", [Settings, SlackSettings])
def test_every_setting_stands_in_its_table(kind: type[Settings | SlackSettings]) -> None:
    prefix = kind.model_config["env_prefix"]
    names = [
        str(field.validation_alias or f"{prefix}{name.upper()}")
        for name, field in kind.model_fields.items()
    ]
    assert [name for name in names if f"`{name}`" not in TABLE] == []


def test_the_demo_articles_are_counted() -> None:
    count = len(list(Path("ingest/demo").glob("*.md")))
    assert f"ingests {NUMBERS[count]} demo articles" in README
