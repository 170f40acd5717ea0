import pytest
from fastapi.testclient import TestClient

from server.state import State

PATH = "/api/search"


def test_articles_are_found_with_the_passages_that_fit(client: TestClient, state: State) -> None:
    (found,) = client.get(PATH, params={"question": "Who will send troops?"}).json()["articles"]
    text = state.archive.articles.get(found["id"]).text
    (passage,) = found["passages"]
    assert found["id"] == "echo-troops"
    assert text[passage["start"] : passage["end"]] == passage["text"]
    assert found["score"] == passage["score"] > 0


def test_filters_and_limit_hold(client: TestClient) -> None:
    asked = {"question": "troops bridge"}
    assert len(client.get(PATH, params=asked).json()["articles"]) == 2
    assert len(client.get(PATH, params=asked | {"limit": 1}).json()["articles"]) == 1
    (found,) = client.get(PATH, params=asked | {"publisher": "Post"}).json()["articles"]
    assert found["publisher"] == "Post"


@pytest.mark.parametrize(
    ("question", "words"), [(" ", "nothing to search for"), ("why " * 1000, "shorten it")]
)
def test_what_is_no_search_is_refused(client: TestClient, question: str, words: str) -> None:
    reply = client.get(PATH, params={"question": question})
    assert reply.status_code == 422
    assert words in reply.json()["error"]["message"]
