import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.app import create_app
from server.mcp import door
from server.state import State
from tests.server.fakes import kept

PING = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
HEADERS = {
    "accept": "application/json, text/event-stream",
    "content-type": "application/json",
    "mcp-protocol-version": "2025-11-25",
}


@pytest.fixture
def local(state: State) -> Iterator[TestClient]:
    app = create_app(state.settings, lambda _: kept(state))
    with TestClient(app, base_url="http://127.0.0.1:8000", headers=HEADERS) as client:
        yield client


def test_a_program_on_this_machine_is_answered(local: TestClient) -> None:
    reply = local.post("/mcp", json=PING)
    assert reply.status_code == 200
    assert '"result":{}' in reply.text
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example"}, 421),  # its own name, pointed at this machine
        ({"host": "evil.example:8000", "origin": "http://evil.example:8000"}, 421),
        ({"host": "127.0.0.1.evil.example"}, 421),
        ({"host": ""}, 421),
        ({"host": "[::1"}, 421),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://[x"}, 403),
        ({"content-length": "99999999"}, 413),
    ],
)
@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_a_page_elsewhere_is_refused(
    local: TestClient, headers: dict[str, str], status: int, method: str
) -> None:
    reply = local.request(method, "/mcp", json=PING, headers=headers)
    told = reply.json()
    assert reply.status_code in (status, 403)
    assert (told["jsonrpc"], told["id"]) == ("2.0", None)
    assert told["error"]["message"]


def test_an_origin_of_another_site_is_refused_for_reading_too(local: TestClient) -> None:
    assert local.get("/mcp", headers={"origin": "https://evil.example"}).status_code == 403


def test_without_the_package_the_door_says_what_to_install(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "find_spec", lambda _: None)
    app = create_app(state.settings, lambda _: kept(state))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        reply = client.post("/mcp", json=PING)
        assert client.get("/healthz").status_code == 200
    assert reply.status_code == 501
    assert "pip install 'dateline[mcp]'" in reply.json()["error"]["message"]


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=5,
)
MESSAGE = st.fixed_dictionaries(
    {"jsonrpc": st.just("2.0") | JSON, "id": st.integers() | JSON},
    optional={
        "method": st.sampled_from(["ping", "initialize", "tools/call", "tools/list"]) | JSON,
        "params": st.fixed_dictionaries({"name": st.just("ask"), "arguments": JSON}) | JSON,
    },
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(MESSAGE.map(json.dumps) | JSON.map(json.dumps) | st.text())
def test_whatever_is_sent_is_answered_in_the_protocol(local: TestClient, sent: str) -> None:
    reply = local.post("/mcp", content=sent.encode())
    assert reply.status_code < 500
    assert not reply.text or '"jsonrpc":"2.0"' in reply.text
