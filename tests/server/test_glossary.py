from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from server.glossary import FIELDS


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


def test_every_route_says_how_it_fails(document: dict) -> None:
    for path in document["paths"].values():
        for operation in path.values():
            assert {"422", "500"} <= set(operation["responses"])
