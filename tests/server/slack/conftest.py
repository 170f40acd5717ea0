"""A fake workspace, and the real app in it over a small archive."""

from collections.abc import AsyncIterator

import pytest

from server.state import State
from tests.server.slack.fake_slack import FakeSlack, fake_slack
from tests.server.slack.rooms import Room, in_socket_mode


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def slack(anyio_backend: str) -> AsyncIterator[FakeSlack]:
    async with fake_slack() as slack:
        yield slack


@pytest.fixture
async def room(slack: FakeSlack, state: State) -> AsyncIterator[Room]:
    async with in_socket_mode(slack, state) as room:
        yield room
