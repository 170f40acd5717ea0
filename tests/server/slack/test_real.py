"""The command `dateline slack` itself, alone and beside a server, over the demo articles."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.server.slack.fake_slack import APP_TOKEN, BOT_TOKEN, FakeSlack
from tests.server.slack.payloads import CHANNEL, mention
from tests.server.slack.rooms import links, until, words
from tests.server.test_socket import free_port

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
QUESTION = "Which countries will send soldiers?"
STARTS = 240.0


@asynccontextmanager
async def dateline(slack: FakeSlack, folder: Path, *args: str) -> AsyncIterator[Process]:
    """Run a command until it is stopped; it must then end well."""
    settings = {
        "DATELINE_DATA_DIR": str(folder),
        "DATELINE_SLACK_BOT_TOKEN": BOT_TOKEN,
        "DATELINE_SLACK_APP_TOKEN": APP_TOKEN,
        "DATELINE_SLACK_API_URL": f"{slack.url}/api/",
    }
    code = "from server.cli import main; main()"
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, *args, env=os.environ | settings, stdout=PIPE
    )
    try:
        yield running
        running.terminate()
        assert await asyncio.wait_for(running.wait(), 30) == 0
    finally:
        if running.returncode is None:
            running.kill()
            await running.wait()


async def answered(slack: FakeSlack) -> dict:
    """Ask once somebody listens, and return the answer."""
    await until(lambda: slack.sockets, STARTS)
    await slack.deliver("event", mention(QUESTION))
    await until(lambda: slack.messages[CHANNEL], STARTS)
    (shown,) = slack.messages[CHANNEL].values()
    await until(lambda: "helpful" in str(shown["blocks"]), STARTS)
    return shown


async def said(running: Process, words: str) -> None:
    """Wait until a command has printed something."""
    assert running.stdout is not None
    async with asyncio.timeout(STARTS):
        while words.encode() not in await running.stdout.readline():
            pass


async def test_beside_a_server_it_asks_that_and_links_to_its_page(
    slack: FakeSlack, tmp_path: Path
) -> None:
    port = str(free_port())
    async with dateline(slack, tmp_path, "serve", "--demo", "--port", port) as serving:
        await said(serving, f"http://127.0.0.1:{port}")
        async with dateline(slack, tmp_path, "slack"):
            shown = await answered(slack)
            assert "(invented)" in words(shown)
            assert links(shown)["[1]"].startswith(f"http://127.0.0.1:{port}/?c=")


async def test_alone_it_answers_from_the_data_folder(slack: FakeSlack, tmp_path: Path) -> None:
    async with dateline(slack, tmp_path, "slack") as running:
        shown = await answered(slack)
        assert "No articles were there to search" in words(shown)
        await said(running, "Dateline answers in Slack.")
