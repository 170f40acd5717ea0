import io
import logging

import pytest

from server.slack.log import Discreet
from server.slack.settings import SlackSettings


def written(text: str, *args: object, error: Exception | None = None) -> str:
    """Return what a handler writes of one record."""
    stream = io.StringIO()
    log = logging.Logger("test")
    log.addHandler(logging.StreamHandler(stream))
    log.addFilter(Discreet(SlackSettings(signing_secret="hushhush")))
    log.error(text, *args, exc_info=error)
    return stream.getvalue()


@pytest.mark.parametrize(
    "secret",
    [
        "xoxb-12-34-AbC",
        "xoxe.xoxp-1-Mi0yLT",
        "xapp-1-A0-2-ff",
        "hushhush",
        "/commands/T0NEWS/12/AbC",
        "/services/T0NEWS/B1/AbC",
    ],
)
def test_a_secret_is_hidden_wherever_it_stands(secret: str) -> None:
    assert secret not in written(f"sent with {secret}")
    assert secret not in written("sent with %s", secret)
    assert secret not in written("failed", error=ValueError(secret))


def test_a_ticket_for_a_socket_is_hidden() -> None:
    assert written("to wss://a.example/link/?ticket=abc&app_id=1") == (
        "to wss://a.example/link/(hidden)&app_id=1\n"
    )


def test_the_rest_is_left_as_it_is() -> None:
    assert written("%s of %d", "12", 20) == "12 of 20\n"
