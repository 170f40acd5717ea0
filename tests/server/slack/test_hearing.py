import pytest

from tests.server.slack.payloads import mention
from tests.server.slack.rooms import Room, words

pytestmark = pytest.mark.anyio


async def test_a_mention_is_answered_in_its_thread(room: Room) -> None:
    shown = await room.answer_to(mention())
    assert "Albrant and Merrow will send troops. [1]" in words(shown)
