import socket

import pytest

from rag.errors import DatelineError
from server.cli.serve import address, listening, welcome
from server.state import State


def test_a_free_port_is_bound_and_named() -> None:
    with listening("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        assert address(listener) == f"http://127.0.0.1:{port}"


def test_a_port_in_use_says_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(DatelineError, match=f"Port {port} .* is in use: .* --port {port + 1}"):
            listening("127.0.0.1", port)


@pytest.mark.parametrize("host", ["no.such.host.invalid", "203.0.113.7"])
def test_a_host_that_is_not_ours_says_what_to_do(host: str) -> None:
    with pytest.raises(DatelineError, match=r"Pass another --host or --port\.$"):
        listening(host, 0)


def test_every_address_is_shown_as_this_machine_reaches_it() -> None:
    with listening("0.0.0.0", 0) as listener:
        assert address(listener).startswith("http://127.0.0.1:")


def test_the_welcome_says_where_to_go_and_what_to_ask(state: State) -> None:
    text = welcome(state, "http://127.0.0.1:8000")
    assert "http://127.0.0.1:8000" in text
    assert "2 articles" in text
    assert "Two countries pledge troops" in text


def test_without_articles_the_welcome_says_how_to_add_some(state: State) -> None:
    state.archive.delete(["echo-troops", "post-bridge"])
    assert "dateline ingest" in welcome(state, "http://127.0.0.1:8000")
