from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.staticfiles import StaticFiles

from server import page


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    (tmp_path / "index.html").write_text("<title>Dateline</title>")
    (tmp_path / "chat.js").write_text("export {};")
    monkeypatch.setattr(page, "FOLDER", tmp_path)
    app = FastAPI()
    app.include_router(page.router)
    app.mount("/web", StaticFiles(directory=tmp_path))
    return TestClient(app)


def test_the_page_stands_at_the_root(site: TestClient) -> None:
    reply = site.get("/?q=who")
    assert reply.headers["content-type"].startswith("text/html")
    assert "Dateline" in reply.text


def test_its_files_have_their_types(site: TestClient) -> None:
    assert "javascript" in site.get("/web/chat.js").headers["content-type"]


def test_nothing_outside_its_folder_is_served(client: TestClient) -> None:
    for path in ("/web/../page.py", "/web/..%2fpage.py", "/web/%2fetc/passwd"):
        assert client.get(path).status_code == 404
