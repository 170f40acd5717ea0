"""Who leaves before the answer ends the call to the chat model, whatever form was asked for."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from rag.chat.calls import Limits
from server.conversations import Conversations
from server.feedback import Feedback
from server.state import State
from tests.rag.answering.newsroom import Newsroom, speaking
from tests.rag.chat.provider import Stall
from tests.server.openai.sent import PATH, chat
from tests.server.test_socket import served

pytestmark = pytest.mark.slow
QUESTION = "Which countries will send troops?"
TRUE = "Albrant and Merrow will send 900 troops [1]."
PATIENT = Limits(first=30, between=30, whole=60)
DOORS = {
    "whole": ("/api/ask", "application/json", {"question": QUESTION}),
    "events": ("/api/ask", "text/event-stream", {"question": QUESTION}),
    "completion": (PATH, "*/*", chat(QUESTION)),
    "chunks": (PATH, "*/*", chat(QUESTION, stream=True)),
}
TRIES = 3


def state_of(room: Newsroom) -> State:
    archive = room.assistant.archive
    engine = archive.articles.engine
    return State(
        settings=archive.settings,
        archive=archive,
        assistant=room.assistant,
        conversations=Conversations(engine),
        feedback=Feedback(engine),
    )


@contextmanager
def asking(url: str, door: str) -> Iterator[None]:
    """Send a question over a socket of its own, and close it at the end."""
    path, accept, sent = DOORS[door]
    body = json.dumps(sent).encode()
    place = urlsplit(url)
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {place.netloc}\r\nAccept: {accept}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    with socket.create_connection((place.hostname, place.port)) as connection:
        connection.sendall(head.encode() + body)
        yield


def seconds_to_hang_up(room: Newsroom, url: str, door: str) -> float:
    """Return how long after the reader left the provider saw its caller hang up."""
    room.provider.asked.clear()
    room.provider.left.clear()
    with asking(url, door):
        for _ in range(600):
            if room.provider.asked:
                break
            time.sleep(0.05)
        time.sleep(0.3)
        assert not room.provider.left.is_set()
        began = time.monotonic()
    assert room.provider.left.wait(10)
    return room.provider.left_at - began


@pytest.mark.parametrize("door", DOORS)
def test_who_leaves_ends_the_call_within_a_quarter_second_and_nothing_is_stored(
    tmp_path: Path, door: str
) -> None:
    with speaking(tmp_path, [TRUE, Stall()], limits=PATIENT) as room:
        state = state_of(room)
        with served(state) as url:  # the machine is shared: the best of three tries counts
            took = (seconds_to_hang_up(room, url, door) for _ in range(TRIES))
            assert any(seconds < 0.25 for seconds in took)
            time.sleep(0.5)
        assert state.conversations.count() == 0
