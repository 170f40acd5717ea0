"""Settings, a store, and a web server on this machine whose pages a test writes."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from ingest.extractor import Extractor
from rag.settings import Settings
from tests.ingest.stores import DictStore

Page = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        _env_file=None,
        data_dir=tmp_path / "data",
        passage_words=20,
        max_source_bytes=50_000,
        fetch_seconds=2,
        fetch_private=True,
    )


@pytest.fixture
def store(settings: Settings) -> DictStore:
    return DictStore(settings)


@pytest.fixture(scope="session")
def extractor() -> Iterator[Extractor]:
    with Extractor() as one:
        yield one


class Web:
    """A real HTTP server on loopback; `pages` maps a path to what answers it."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        pages = self.pages

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self.close_connection = True
                pages.get(self.path, lambda handler: handler.send_error(404))(self)

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server.server_port}{path}"

    def serve(self, path: str, body: bytes, media_type: str = "text/html; charset=utf-8") -> str:
        def page(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.send_header("Content-Type", media_type)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.pages[path] = page
        return self.url(path)

    def redirect(self, path: str, to: str) -> str:
        def page(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(302)
            handler.send_header("Location", to)
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        self.pages[path] = page
        return self.url(path)


@pytest.fixture
def web() -> Iterator[Web]:
    server = Web()
    yield server
    server.server.shutdown()
    server.server.server_close()
