import asyncio
import json
import time

import pytest

from rag.errors import StoreError
from server.slack.inbox import Inbox
from server.state import State
from tests.server.slack.fake_sending import signed
from tests.server.slack.fake_slack import FakeSlack
from tests.server.slack.payloads import CHANNEL, command, direct, mention, press
from tests.server.slack.rooms import over_http, until, words

pytestmark = pytest.mark.anyio
JSON = {"Content-Type": "application/json"}


async def test_the_servers_own_door_answers_a_mention(slack: FakeSlack, state: State) -> None:
    body = mention()
    async with over_http(slack, state) as room:
        assert (await slack.deliver("event", body))["status"] == 200
        await until(lambda: slack.messages[CHANNEL])
        await until(lambda: "will send troops" in words(room.answered(body)))


async def test_four_repeats_across_a_restart_of_the_server_give_one_answer(
    slack: FakeSlack, state: State
) -> None:
    body = mention()
    for retries in ((0, 1), (2, 3)):
        async with over_http(slack, state):
            for retry in retries:
                assert (await slack.deliver("event", body, retry))["status"] == 200
            await until(lambda: slack.messages[CHANNEL])
            await until(lambda: state.conversations.count() == 1)
    assert slack.called()["chat.postMessage"] == 1


async def test_commands_and_buttons_come_as_forms(slack: FakeSlack, state: State) -> None:
    async with over_http(slack, state):
        asked = command(slack)
        told = await slack.deliver("command", asked)
        assert told["text"] == "Searching the articles …"
        uses = slack.private[asked["response_url"].removeprefix(slack.url)]
        await until(lambda: uses and "will send troops" in words(uses[-1]))
        await slack.deliver("press", press(slack, uses[-1], "helpful"))
        await until(lambda: state.feedback.count() == 1)


async def test_slacks_question_whether_the_door_is_ours_is_answered(
    slack: FakeSlack, state: State
) -> None:
    text = json.dumps({"type": "url_verification", "challenge": "3eZbrw1aB"})
    async with over_http(slack, state, teams=("T0NEWS",)):
        told = await slack.post(text, signed(text) | JSON)
    assert (told["status"], told["challenge"]) == (200, "3eZbrw1aB")


async def test_forged_replayed_and_bare_requests_are_refused(
    slack: FakeSlack, state: State
) -> None:
    text = json.dumps(mention())
    good = signed(text)
    wrong = [
        {},
        signed(text, secret="another"),
        signed(text, at=time.time() - 310),
        signed(text, at=time.time() + 360),
        signed(text + " "),
        good | {"X-Slack-Request-Timestamp": "soon"},
        good | {"X-Slack-Request-Timestamp": "٣"},
        good | {"X-Slack-Signature": "v0=ü"},
        good | {"X-Slack-Signature": good["X-Slack-Signature"][3:]},
        {"X-Slack-Signature": good["X-Slack-Signature"]},
    ]
    async with over_http(slack, state):
        told = [(await slack.post(text, headers | JSON))["status"] for headers in wrong]
        assert told == [401] * len(wrong)
        assert (await slack.post("ssl_check=1&token=x", JSON))["status"] == 401
        assert state.conversations.count() == 0
        assert (await slack.post(text, good | JSON))["status"] == 200


async def test_an_old_request_is_refused_before_its_body_is_there(
    slack: FakeSlack, state: State
) -> None:
    old = signed("", at=time.time() - 400)
    lines = ["POST /slack/events HTTP/1.1", "Host: localhost", "Content-Length: 1000"]
    lines += [f"{name}: {value}" for name, value in old.items()]
    async with over_http(slack, state):
        port = int(str(slack.door).rsplit(":", 1)[1].split("/")[0])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write("\r\n".join([*lines, "", ""]).encode())
        async with asyncio.timeout(20):
            assert b" 401 " in await reader.readline()
        writer.close()


async def test_a_signed_body_that_is_no_payload_is_no_crash(slack: FakeSlack, state: State) -> None:
    async with over_http(slack, state):
        for text in ("", "null", "[]", "{}", "{", "payload=x", "\u2028"):
            told = await slack.post(text, signed(text) | JSON)
            assert told["status"] in (200, 400, 404), text


async def test_where_slack_is_away_at_the_start_the_next_request_joins(
    slack: FakeSlack, state: State
) -> None:
    slack.refusals["auth.test"] = ["internal_error"]
    body = direct()
    async with over_http(slack, state):
        await until(lambda: slack.called()["auth.test"])
        await slack.deliver("event", body, retry=1)
        await until(lambda: state.conversations.count() == 1)


async def test_without_a_signing_secret_there_is_no_such_door(
    slack: FakeSlack, state: State
) -> None:
    text = json.dumps(mention())
    async with over_http(slack, state, signing_secret=None):
        assert (await slack.post(text, signed(text) | JSON))["status"] in (404, 405)


async def test_while_the_database_is_busy_slack_is_asked_to_repeat_and_a_person_is_told(
    slack: FakeSlack, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> bool:
        raise StoreError("The database refused: locked. Nothing was changed.")

    body = mention()
    async with over_http(slack, state):
        with monkeypatch.context() as patched:
            patched.setattr(Inbox, "take", busy)
            assert (await slack.deliver("event", body))["status"] == 500
            told = await slack.deliver("command", command(slack))
            assert told["text"].startswith("Sorry, that did not work.")
        assert (await slack.deliver("event", body, retry=1))["status"] == 200
        await until(lambda: state.conversations.count() == 1)
