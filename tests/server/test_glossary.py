from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from server.glossary import FIELDS

JSON = {"content-type": "application/json"}


@pytest.fixture
def document(client: TestClient) -> dict:
    return client.get("/openapi.json").json()


def fields(document: dict) -> Iterator[tuple[str, dict]]:
    for model, schema in document["components"]["schemas"].items():
        for name, field in schema.get("properties", {}).items():
            yield f"{model}.{name}", field


def test_every_field_has_a_meaning_and_an_example(document: dict) -> None:
    bare = [name for name, f in fields(document) if not f.get("description") or "examples" not in f]
    assert len(list(fields(document))) > 100
    assert bare == []


def test_every_parameter_has_a_meaning_and_an_example(document: dict) -> None:
    parameters = [
        p for path in document["paths"].values() for o in path.values()
        for p in o.get("parameters", [])
    ]  # fmt: skip
    assert len(parameters) > 15
    assert [p["name"] for p in parameters if "example" not in p or not p["description"]] == []


def test_every_example_fits_its_field(document: dict) -> None:
    wrong = []
    for name, field in fields(document):
        schema = field | {"components": document["components"]}
        if list(Draft202012Validator(schema).iter_errors(field["examples"][0])):
            wrong.append(name)
    assert wrong == []


def test_every_word_of_the_glossary_is_used(document: dict) -> None:
    used = {name.partition(".")[2] for name, _ in fields(document)}
    parameters = {"from", "article_id", "publisher"}
    assert set(FIELDS) - used <= parameters


def failures(document: dict, method: str, path: str) -> set[int]:
    responses = document["paths"][path][method]["responses"]
    form = {"$ref": "#/components/schemas/ErrorBody"}
    told = {int(status): response for status, response in responses.items() if status >= "400"}
    assert all(one["content"]["application/json"]["schema"] == form for one in told.values())
    return set(told)


@pytest.mark.parametrize(
    ("method", "path", "statuses"),
    [
        ("post", "/api/ask", {400, 403, 404, 413, 415, 421, 422, 500, 503}),
        ("post", "/api/articles", {400, 403, 413, 415, 421, 422, 500, 503}),
        ("get", "/api/articles", {421, 422, 500, 503}),
        ("get", "/api/articles/{article_id}", {404, 421, 422, 500, 503}),
        ("delete", "/api/articles/{article_id}", {403, 404, 421, 500, 503}),
        ("get", "/api/publishers", {421, 500, 503}),
        ("get", "/healthz", {421, 500}),
    ],
)
def test_every_route_says_how_it_fails(
    document: dict, method: str, path: str, statuses: set[int]
) -> None:
    assert failures(document, method, path) == statuses


@pytest.mark.parametrize(
    ("method", "path", "sent", "status"),
    [
        ("post", "/api/ask", {"json": {"question": "Who?", "conversation_id": "x"}}, 404),
        ("post", "/api/ask", {"content": b"{}"}, 415),
        ("post", "/api/ask", {"content": b"\xff", "headers": JSON}, 400),
        ("post", "/api/ask", {"content": b"x" * 2_000_001, "headers": JSON}, 413),
        ("post", "/api/ask", {"json": {}, "headers": {"origin": "http://evil.example"}}, 403),
        ("get", "/api/articles", {"headers": {"host": "evil.example"}}, 421),
        ("get", "/api/articles", {"params": {"foo": 1}}, 422),
    ],
)
def test_what_the_document_says_happens(
    client: TestClient, document: dict, method: str, path: str, sent: dict, status: int
) -> None:
    assert client.request(method, path, **sent).status_code == status
    assert status in failures(document, method, path)
