import pytest

from server.slack.manifest import LONG, manifest


def test_socket_mode_needs_no_address() -> None:
    made = manifest()
    assert made["settings"]["socket_mode_enabled"] is True
    assert "request_url" not in str(made)


def test_a_server_is_reached_at_its_door() -> None:
    made = manifest("https://news.example.org/")
    url = "https://news.example.org/slack/events"
    assert made["settings"]["event_subscriptions"]["request_url"] == url
    assert made["settings"]["interactivity"]["request_url"] == url
    assert made["features"]["slash_commands"][0]["url"] == url
    assert made["settings"]["socket_mode_enabled"] is False


@pytest.mark.parametrize("event", ["app_mention", "message.im", "message.channels"])
def test_it_hears_what_it_answers(event: str) -> None:
    assert event in manifest()["settings"]["event_subscriptions"]["bot_events"]


def test_it_keeps_to_what_slack_takes() -> None:
    shown = manifest()["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 174 <= len(LONG) <= 4000
