import pytest
from fastapi.testclient import TestClient

from rag.errors import (
    DatelineError,
    InvalidInputError,
    NotFoundError,
    SourceError,
    StoreBusyError,
    StoreError,
)
from server.errors import looked_up


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (InvalidInputError, 422),
        (NotFoundError, 404),
        (SourceError, 422),
        (StoreBusyError, 503),
        (StoreError, 503),
        (DatelineError, 500),
    ],
)
def test_every_error_has_its_status(kind: type[DatelineError], status: int) -> None:
    assert looked_up(kind("line"))[0] == status


def test_a_subclass_is_found_before_its_base() -> None:
    assert looked_up(StoreBusyError("line")) == (503, "store_busy")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nowhere", 404, "not_found"),
        ("PUT", "/api/articles", 405, "method_not_allowed"),
        ("GET", "/api/ask", 405, "method_not_allowed"),
        ("GET", "/web/../app.py", 404, "not_found"),
        ("GET", "/web/%2e%2e/app.py", 404, "not_found"),
    ],
)
def test_what_the_framework_refuses_has_the_same_form(
    client: TestClient, method: str, path: str, status: int, code: str
) -> None:
    reply = client.request(method, path)
    assert (reply.status_code, reply.json()["error"]["code"]) == (status, code)
    assert path.rsplit("/", 1)[-1] in reply.json()["error"]["message"]
