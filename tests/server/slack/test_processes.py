"""Several processes on one database, and processes that die."""

import asyncio
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from server.slack.inbox import Inbox
from server.state import State
from tests.server.slack.fake_slack import FakeSlack
from tests.server.slack.payloads import CHANNEL, mention
from tests.server.slack.rooms import in_socket_mode, until, words
from tests.server.slack.test_inbox import left, long_ago

pytestmark = [pytest.mark.anyio, pytest.mark.slow]


@asynccontextmanager
async def process(slack: FakeSlack, state: State, pause: float) -> AsyncIterator[Process]:
    """Answer in Slack from a process of its own."""
    count, folder = len(slack.sockets), str(state.settings.data_dir)
    name = "tests.server.slack.slack_process"
    args = (sys.executable, "-m", name, folder, slack.url, str(pause))
    running = await asyncio.create_subprocess_exec(*args)
    try:
        await until(lambda: len(slack.sockets) > count, 120)
        yield running
    finally:
        if running.returncode is None:
            running.kill()
        await running.wait()


async def test_of_three_processes_one_answers_each_event(slack: FakeSlack, state: State) -> None:
    bodies = [mention() for _ in range(5)]
    async with process(slack, state, 0.1), process(slack, state, 0.1), process(slack, state, 0.1):
        for number in range(3):
            slack.sockets.append(slack.sockets.pop(0))
            await asyncio.gather(*(slack.deliver("event", body, number) for body in bodies))
        await until(lambda: state.conversations.count() == 5, 60)
        shown = slack.messages[CHANNEL].values()
        await until(lambda: all("will send troops" in words(one) for one in shown), 60)
    assert len(shown) == 5


async def test_what_a_killed_process_left_is_answered_by_the_next_in_the_same_message(
    slack: FakeSlack, state: State
) -> None:
    body = mention()
    async with process(slack, state, 2.0) as running:
        await slack.deliver("event", body)
        await until(lambda: slack.messages[CHANNEL])
        running.send_signal(signal.SIGKILL)
        await running.wait()
    left(Inbox(state.archive.articles.engine), leased_until=long_ago())
    async with in_socket_mode(slack, state) as room:
        await until(lambda: "will send troops" in words(room.answered(body)))


async def test_a_process_asked_to_stop_gives_its_work_back_at_once(
    slack: FakeSlack, state: State
) -> None:
    body = mention()
    async with process(slack, state, 2.0) as running:
        await slack.deliver("event", body)
        await until(lambda: slack.messages[CHANNEL])
        running.terminate()
        assert await running.wait() == 0
    async with in_socket_mode(slack, state) as room:
        await until(lambda: "will send troops" in words(room.answered(body)))
