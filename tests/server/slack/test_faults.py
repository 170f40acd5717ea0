import logging
import re

import pytest

from rag.errors import StoreError
from tests.server.slack.payloads import command, direct, mention
from tests.server.slack.rooms import Room, words

pytestmark = pytest.mark.anyio
KIND = r"Sorry, that did not work\. If it happens again, tell whoever runs Dateline this number: "


def broken() -> None:
    raise StoreError("The disk /secret/place is full.")


def number_in(text: str) -> str:
    found = re.fullmatch(KIND + r"([0-9a-f]{8})\.", text)
    assert found, text
    return found[1]


@pytest.mark.parametrize("body", [mention(), direct()])
async def test_a_failure_is_one_kind_sentence_whose_number_is_in_the_log(
    room: Room, body: dict, caplog: pytest.LogCaptureFixture
) -> None:
    room.state.assistant.fails = broken
    shown = await room.answer_to(body)
    assert f"error {number_in(shown['text'])}" in caplog.text
    assert "/secret/place" in caplog.text
    assert not shown.get("blocks")


async def test_a_failed_command_is_told_to_its_writer_alone(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    room.state.assistant.fails = broken
    asked = command(room.slack)
    await room.send(asked, "command")
    (uses,) = room.slack.private.values()
    assert f"error {number_in(uses[-1]['text'])}" in caplog.text
    assert room.slack.messages == {}


async def test_a_question_too_long_is_told_what_to_do_and_is_no_error(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    shown = await room.answer_to(mention("why? " * 900))
    assert "shorten it" in shown["text"]
    assert caplog.records == [r for r in caplog.records if r.levelno < logging.ERROR]


async def test_after_a_failure_the_thread_goes_on(room: Room) -> None:
    room.state.assistant.fails = broken
    body = mention()
    await room.send(body)
    room.state.assistant.fails = None
    again = mention(thread=body["event"]["ts"])
    await room.send(again)
    _, second = room.slack.in_thread("C0NEWS", body["event"]["ts"])
    assert "will send troops" in words(second)


async def test_a_person_who_cannot_be_told_does_not_break_the_app(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    room.slack.refusals["chat.postMessage"] = ["is_archived"] * 3
    await room.send(mention())
    assert "the person could not be told: is_archived" in caplog.text
    assert "will send troops" in words(await room.answer_to(mention()))
