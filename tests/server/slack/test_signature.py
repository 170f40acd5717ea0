import pytest

from server.slack.signature import genuine, recent
from tests.server.slack.fake_sending import SECRET, signed

NOW = 1_531_420_618
# The example of https://docs.slack.dev/authentication/verifying-requests-from-slack
BODY = (
    "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibI"
    "GlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)
SIGNED = {
    "x-slack-request-timestamp": "1531420618",
    "x-slack-signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
}


def test_slacks_own_example_is_genuine() -> None:
    assert genuine(SECRET, SIGNED, BODY.encode())


def test_one_changed_character_is_not() -> None:
    assert not genuine(SECRET, SIGNED, BODY.replace("U2", "U3").encode())


@pytest.mark.parametrize(("age", "fresh"), [(0, True), (300, True), (301, False), (-301, False)])
def test_five_minutes_are_the_limit(age: int, fresh: bool) -> None:
    headers = {name.lower(): value for name, value in signed("", at=NOW - age).items()}
    assert recent(headers, NOW) is fresh


@pytest.mark.parametrize("stamp", ["", "soon", "-1", "1.5", "9" * 400, "١٢"])
def test_a_stamp_that_is_no_time_is_old(stamp: str) -> None:
    assert not recent({"x-slack-request-timestamp": stamp}, NOW)
