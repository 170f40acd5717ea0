import pytest

from rag.filters import Filters
from server.slack.settings import SlackSettings


def test_lists_are_written_with_commas_or_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_SLACK_TEAMS", "T1,T2")
    monkeypatch.setenv("DATELINE_SLACK_CHANNELS", "C1 direct")
    settings = SlackSettings()
    assert settings.teams == ("T1", "T2")
    assert [settings.admits(place) for place in ("C1", "C2", "D7")] == [True, False, True]


def test_filters_are_json_by_place(monkeypatch: pytest.MonkeyPatch) -> None:
    written = '{"C1": {"publishers": ["Echo"]}, "*": {"from": "2026-03-01T00:00:00Z"}}'
    monkeypatch.setenv("DATELINE_SLACK_FILTERS", written)
    settings = SlackSettings()
    assert settings.filters_of("C1") == Filters(publishers=("Echo",))
    assert settings.filters_of("D1").from_ is not None


def test_everything_is_allowed_until_something_is_set() -> None:
    settings = SlackSettings()
    assert settings.admits("C1")
    assert settings.admits_teams(())
    assert settings.filters_of("C1").empty


def test_a_variable_that_is_empty_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    unset = SlackSettings()
    names = {f"DATELINE_SLACK_{name.upper()}" for name in SlackSettings.model_fields}
    for name in {*names, "DATELINE_PUBLIC_URL"}:
        monkeypatch.setenv(name, "")
    assert SlackSettings() == unset


def test_everybody_who_takes_part_must_belong_to_an_allowed_workspace() -> None:
    settings = SlackSettings(teams=("T1",))
    found = [settings.admits_teams(teams) for teams in (("T1",), ("T1", "T2"), ())]
    assert found == [True, False, False]


def test_tokens_are_not_shown() -> None:
    assert "xoxb" not in repr(SlackSettings(bot_token="xoxb-1"))
