import pytest
from fastapi.testclient import TestClient

from rag.errors import StoreError
from server.state import State
from tests.server.fakes import Check


def test_the_server_is_alive_and_ready(client: TestClient) -> None:
    assert client.get("/healthz").json()["status"] == "ok"
    assert client.get("/readyz").json() == {"status": "ok", "findings": []}


def test_it_is_not_ready_while_the_stores_differ(client: TestClient, state: State) -> None:
    state.archive.findings.append(Check("passage words", False, "1 indexed of 2 stored"))
    reply = client.get("/readyz")
    assert reply.status_code == 503
    assert reply.json()["findings"] == ["passage words: 1 indexed of 2 stored"]
    assert client.get("/healthz").status_code == 200


def test_it_is_not_ready_while_a_store_does_not_answer(
    client: TestClient, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent() -> list[Check]:
        raise StoreError("Chroma does not answer: start its server again.")

    monkeypatch.setattr(state.archive, "check", silent)
    reply = client.get("/readyz")
    assert (reply.status_code, reply.json()["status"]) == (503, "not_ready")
    assert reply.json()["findings"] == ["Chroma does not answer: start its server again."]
