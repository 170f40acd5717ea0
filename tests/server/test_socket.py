"""The server over a real socket: who leaves stops the work, and a stop is bounded."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import httpx
import pytest
import uvicorn

from server.app import create_app
from server.cli.serve import GRACE_SECONDS
from server.state import State
from tests.server.fakes import kept

pytestmark = pytest.mark.slow
ASKED = {"question": "Which countries pledged troops?"}
EVENTS = {"Accept": "text/event-stream"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str) -> None:
    for _ in range(300):
        try:
            httpx.get(f"{url}/healthz")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(url)


@contextmanager
def served(state: State) -> Iterator[str]:
    """Serve a state from a thread of this process."""
    port = free_port()
    app = create_app(state.settings, lambda _: kept(state))
    config = uvicorn.Config(app, port=port, log_config=None)
    server = uvicorn.Server(config)
    thread = Thread(target=server.run)
    thread.start()
    try:
        wait_for(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)


@contextmanager
def process(folder: Path, pause: float) -> Iterator[tuple[subprocess.Popen, str]]:
    """Serve from a process of its own."""
    port = free_port()
    args = [sys.executable, "-m", "tests.server.slow_app", str(folder), str(port), str(pause)]
    with subprocess.Popen(args, stderr=subprocess.PIPE, text=True) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}")
            yield server, f"http://127.0.0.1:{port}"
        finally:
            server.kill()


def test_a_reader_who_leaves_stops_the_work_and_nothing_is_stored(state: State) -> None:
    state.assistant.pause = 0.5
    with served(state) as url:
        with httpx.stream("POST", f"{url}/api/ask", json=ASKED, headers=EVENTS) as reply:
            next(reply.iter_lines())
        time.sleep(1.5)
        assert 0 < state.assistant.closed_after < 1.6
        assert state.conversations.count() == 0


def test_events_arrive_one_by_one(state: State) -> None:
    state.assistant.pause = 0.3
    with served(state) as url:
        begun = time.monotonic()
        with httpx.stream("POST", f"{url}/api/ask", json=ASKED, headers=EVENTS) as reply:
            times = [time.monotonic() - begun for line in reply.iter_lines() if line[:5] == "event"]
    assert len(times) == 5
    assert times[0] < 0.9
    assert times[-1] - times[0] > 1.0


def test_a_silent_walk_keeps_its_connection(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.streaming.SILENCE_SECONDS", 0.1)
    state.assistant.pause = 0.5
    with served(state) as url:
        text = httpx.post(f"{url}/api/ask", json=ASKED, headers=EVENTS, timeout=30).text
    assert ": ping\n\n" in text
    assert "event: answer" in text


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 0)])
def test_an_idle_server_stops_at_once(tmp_path: Path, number: int, code: int) -> None:
    with process(tmp_path, 0) as (server, _):
        begun = time.monotonic()
        server.send_signal(number)
        assert server.wait(20) == code
        assert time.monotonic() - begun < 3
        assert "Traceback" not in server.stderr.read()


def test_open_streams_do_not_hold_up_a_stop(tmp_path: Path) -> None:
    with (
        process(tmp_path, 2) as (server, url),
        httpx.stream("POST", f"{url}/api/ask", json=ASKED, headers=EVENTS, timeout=60) as reply,
    ):
        next(reply.iter_lines())
        begun = time.monotonic()
        server.send_signal(signal.SIGTERM)
        server.wait(60)
        assert time.monotonic() - begun < GRACE_SECONDS + 3


def test_a_blocked_answer_does_not_hold_up_a_stop_for_ever(tmp_path: Path) -> None:
    with process(tmp_path, 60) as (server, url):
        asking = Thread(target=asked_in_vain, args=(url,))
        asking.start()
        time.sleep(1)
        begun = time.monotonic()
        server.send_signal(signal.SIGTERM)
        server.wait(60)
        assert time.monotonic() - begun < 2 * GRACE_SECONDS + 3
        asking.join()


def asked_in_vain(url: str) -> None:
    with suppress(httpx.TransportError):  # how the broken connection shows is not the point
        httpx.post(f"{url}/api/ask", json=ASKED, timeout=60)


def test_a_port_in_use_is_one_clear_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code = f"import sys; sys.argv[1:] = ['serve', '--port', '{port}']; main()"
        ran = subprocess.run(
            [sys.executable, "-c", f"from server.cli import main; {code}"],
            env=os.environ | {"DATELINE_DATA_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
        )
    assert ran.returncode == 1
    assert ran.stderr.startswith(f"dateline: Port {port} on 127.0.0.1 is in use: stop what uses it")
    assert ran.stderr.count("\n") == 1
    assert ran.stdout == ""
