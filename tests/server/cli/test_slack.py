import json
import sys
from pathlib import Path

import pytest

from tests.server.cli.conftest import Dateline


def test_the_manifest_is_printed_to_be_pasted(dateline: Dateline) -> None:
    ran = dateline("slack", "manifest")
    assert ran.code == 0
    assert json.loads(ran.out)["settings"]["socket_mode_enabled"] is True


def test_the_manifest_of_a_server_carries_its_address(dateline: Dateline) -> None:
    ran = dateline("slack", "manifest", "--url", "https://news.example.org")
    assert "https://news.example.org/slack/events" in ran.out


def test_an_address_that_slack_would_refuse_is_misuse(dateline: Dateline) -> None:
    ran = dateline("slack", "manifest", "--url", "http://127.0.0.1:8000")
    assert ran.code == 2
    assert "https://" in ran.err


def test_without_the_extra_one_line_says_how_to_install_it(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.slack.extra.find_spec", lambda name: None)
    for args in (["slack"], ["serve", "--port", "0"]):
        monkeypatch.setenv("DATELINE_SLACK_SIGNING_SECRET", "secret")
        ran = dateline(*args)
        assert ran.code == 1
        assert ran.err == (
            "dateline: Slack needs two more packages: pip install 'dateline[slack]'\n"
        )


def test_without_tokens_one_line_says_which(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATELINE_DATA_DIR", str(tmp_path / "new"))
    ran = dateline("slack")
    assert ran.code == 1
    assert ran.err.startswith("dateline: DATELINE_SLACK_BOT_TOKEN is not set: ")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("{", 'it must be JSON, as {"C0123": {"publishers": ["Echo"]}}'),
        ('{"C1": {"from": "soon"}}', "C1.from: 'soon' is not a date or time"),
    ],
)
def test_a_wrong_setting_is_one_line(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch, value: str, said: str
) -> None:
    monkeypatch.setenv("DATELINE_SLACK_FILTERS", value)
    ran = dateline("slack")
    assert ran.code == 2
    assert f"the setting DATELINE_SLACK_FILTERS is wrong: {said}" in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('{"C1": {"publisher": ["Echo"]}}', "C1: unknown field 'publisher'; did you mean"),
        (
            '{"*": {"from": "2026-04-01T00:00Z", "to": "2026-03-01T00:00Z"}}',
            "*.to: it must lie after from",
        ),
        ('{"C1": {"from": "soon"}}', "C1.from: 'soon' is not a date or time"),
        ("5", "Input should be an object with named fields"),
    ],
)
def test_filters_that_do_not_filter_are_a_wrong_setting(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch, written: str, told: str
) -> None:
    monkeypatch.setenv("DATELINE_SLACK_FILTERS", written)
    ran = dateline("slack")
    assert ran.code == 2
    assert f"the setting DATELINE_SLACK_FILTERS is wrong: {told}" in ran.err


def test_the_rest_of_dateline_imports_no_slack() -> None:
    import subprocess

    code = "import sys, server.app; print('slack_bolt' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
