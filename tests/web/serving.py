"""A real server on a port of this machine, which a test may stop and start again."""

import socket
import time
from threading import Thread

import uvicorn

from server.app import create_app
from server.state import State
from tests.server.fakes import kept


class Served:
    """The app over one state, at `url` while it runs."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.port = 0
        self.start()

    @property
    def url(self) -> str:
        """The page's address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Listen; after a stop, at the same address."""
        door = socket.socket()
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", self.port))
        self.port = door.getsockname()[1]
        app = create_app(self.state.settings, lambda _: kept(self.state))
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1)
        self.server = uvicorn.Server(config)
        self.thread = Thread(target=self.server.run, kwargs={"sockets": [door]}, daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.02)

    def release(self, statements: int = 1) -> None:
        """Let a gated script go on by some statements."""
        self.state.assistant.gate.release(statements)  # type: ignore[attr-defined]

    def stop(self) -> None:
        """Stop answering."""
        self.server.should_exit = True
        self.thread.join()

    def close(self) -> None:
        """Stop, and let go of the database."""
        self.release(9)
        self.stop()
        self.state.conversations.engine.dispose()
