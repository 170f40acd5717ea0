from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from rag.chat.failures import HIDDEN, failure, redacted

REQUEST = httpx.Request("POST", "http://127.0.0.1/v1")


def refused(status: int, text: str = "no", **headers: str) -> httpx.HTTPStatusError:
    response = httpx.Response(status, headers=headers, request=REQUEST)
    return httpx.HTTPStatusError(text, request=REQUEST, response=response)


@pytest.mark.parametrize(
    ("status", "again"),
    [(429, True), (500, True), (503, True), (529, True), (400, False), (401, False), (404, False)],
)
def test_only_what_may_pass_is_tried_again(status: int, again: bool) -> None:
    error = failure("openai:x", refused(status))
    assert error.again is again
    assert str(status) in str(error)


def test_a_spent_account_is_not_tried_again() -> None:
    assert not failure("openai:x", refused(429, "insufficient_quota")).again


def test_retry_after_is_read_in_seconds_and_as_a_date() -> None:
    assert failure("x", refused(429, **{"retry-after": "7"})).wait == 7
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    assert 50 < (failure("x", refused(429, **{"retry-after": soon})).wait or 0) <= 60
    assert failure("x", refused(429, **{"retry-after": "soon"})).wait is None


def test_what_cannot_be_reached_says_where_to_look() -> None:
    error = failure("openai:x", httpx.ConnectError("refused", request=REQUEST))
    assert error.again
    assert "DATELINE_MODEL_URL" in str(error)


def test_a_fault_of_the_request_is_not_the_providers() -> None:
    assert failure("x", refused(400)).request_at_fault
    assert not failure("x", refused(500)).request_at_fault


@pytest.mark.parametrize(
    "text",
    [
        "Incorrect API key provided: sk-proj-abcdef0123456789.",
        "Incorrect API key provided: sk-ab***********6789.",
        "Authorization: Bearer abcdefgh",
        "the key own-words-as-key is unknown",
    ],
)
def test_keys_are_hidden(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_MODEL_KEY", "own-words-as-key")
    hidden = redacted(text)
    assert HIDDEN in hidden
    for secret in ("6789", "abcdefgh", "own-words"):
        assert secret not in hidden
