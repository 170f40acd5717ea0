"""A fake provider: a real HTTP server with the providers' own protocols that does as it is told.

A script is a list of replies, one for each request, the last for all that follow. A reply is a
status, or steps: text to send, or a moment of misbehaviour.
"""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, NamedTuple

from tests.rag.chat.dialects import dialect_of

MODEL = "openai:fake"


class Status(NamedTuple):
    """An error instead of an answer."""

    code: int
    headers: tuple[tuple[str, str], ...] = ()
    message: str = "no"


class Stall(NamedTuple):
    """Silence, until the caller leaves or the seconds are over."""

    seconds: float = 30.0


class Drop(NamedTuple):
    """The connection is closed in the middle of a chunk."""


class Malformed(NamedTuple):
    """An event that is no JSON."""


class Endless(NamedTuple):
    """The same text again and again, until the caller leaves."""

    text: str


class Finish(NamedTuple):
    """Why the answer ends, where it is not because its model has said all."""

    reason: str


Step = str | Stall | Drop | Malformed | Endless | Finish
Reply = Status | Sequence[Step]


class Provider(ThreadingHTTPServer):
    """Answers by script, remembers what was asked, and notices when a caller leaves."""

    daemon_threads = True

    def __init__(self, script: Sequence[Reply]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script = list(script)
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.left = Event()
        self.left_at = 0.0

    @property
    def url(self) -> str:
        """The base address, as DATELINE_MODEL_URL wants it."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    @property
    def prompts(self) -> list[str]:
        """What each request asked."""
        return [asked["messages"][-1]["content"] for asked in self.asked]

    def next_reply(self) -> Reply:
        """Return the reply whose turn it is."""
        return self.script.pop(0) if len(self.script) > 1 else self.script[0]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that leaves is no error here."""
        self.left_at = time.monotonic()
        self.left.set()


@contextmanager
def provider(*script: Reply) -> Iterator[Provider]:
    """Yield a provider that listens, and stop it."""
    server = Provider(script)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Handler(BaseHTTPRequestHandler):
    """Speaks the protocol that the address is of: see `dialects`."""

    protocol_version = "HTTP/1.1"
    server: Provider

    def log_message(self, *args: Any) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        """Give the next reply of the script."""
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.asked.append(json.loads(body))
        key = self.headers.get("authorization") or self.headers.get("x-api-key", "")
        self.server.keys.append(key)
        reply = self.server.next_reply()
        if isinstance(reply, Status):
            self._refuse(reply)
        else:
            self._stream(reply)

    def _refuse(self, status: Status) -> None:
        content = json.dumps({"error": {"message": status.message, "type": "fake"}}).encode()
        self.send_response(status.code)
        for name, value in (*status.headers, ("content-type", "application/json")):
            self.send_header(name, value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _stream(self, steps: Sequence[Step]) -> None:
        self.dialect = dialect_of(self.path)
        self.send_response(200)
        self.send_header("content-type", self.dialect.kind)
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        self._send(*self.dialect.begin())
        for step in steps:
            if isinstance(step, Drop):
                self.wfile.write(b"40\r\ndata: {")
                self.close_connection = True
                return
            self._take(step)
        reason = next((step.reason for step in steps if isinstance(step, Finish)), "stop")
        self._send(*self.dialect.end(reason))
        self.wfile.write(b"0\r\n\r\n")

    def _take(self, step: Step) -> None:
        if isinstance(step, str):
            for word in step.split(" "):
                self._send(self.dialect.text(f"{word} "))
        elif isinstance(step, Malformed):
            self._send("data: {not json\n\n")
        elif isinstance(step, Endless):
            while True:
                self._send(self.dialect.text(step.text))
                time.sleep(0.001)
        elif isinstance(step, Stall):
            self._wait(step.seconds)

    def _wait(self, seconds: float) -> None:
        """Wait; a caller that hangs up meanwhile is noticed at once, as its socket is readable."""
        self.connection.settimeout(seconds)
        try:
            if self.connection.recv(1) == b"":
                raise ConnectionResetError
        except TimeoutError:
            self.connection.settimeout(None)

    def _send(self, *pieces: str) -> None:
        for piece in pieces:
            line = piece.encode()
            self.wfile.write(b"%x\r\n%s\r\n" % (len(line), line))
            self.wfile.flush()
