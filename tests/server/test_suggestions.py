"""Every question offered was answered by the sentence it was drawn from."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from rag.articles import content_hash
from rag.changes import Prepared
from rag.filters import Filters
from rag.settings import Settings
from rag.types import Answer, Article, PassageScore
from server.app import create_app
from server.state import State
from server.suggestions import draw
from tests.server.fakes import FakeArchive, fake_state, kept

NOW = datetime(2026, 3, 6, tzinfo=UTC)
FLEET = Article(
    id="fleet",
    publisher="Echo",
    text="Soldiers sailed on Monday. Granmark will lend two tugs. The Sorrel Isles will send six"
    " boats. Ada Moss, the harbour master, closed the gates. Corrin will open five wharves.",
)
PORT = Article(id="port", publisher="Post", text="Kell will lend three cranes.")
NEWER = Article(
    id="newer",
    publisher="Post",
    published_at=NOW,
    text="Granmark waits. Granmark sleeps.",
)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    state = fake_state(Settings(data_dir=tmp_path, hosts="testserver"))
    store(state, FLEET)
    yield state
    state.archive.articles.engine.dispose()


@pytest.fixture
def client(state: State) -> Iterator[TestClient]:
    with TestClient(create_app(state.settings, lambda _: kept(state))) as client:
        yield client


def store(state: State, article: Article) -> None:
    archive: FakeArchive = state.archive  # type: ignore[assignment]
    archive.put([Prepared(article, content_hash(article), ())])


def ask(client: TestClient, question: str, **more: object) -> str:
    asked = {"question": question, **more}
    conversation_id: str = client.post("/api/ask", json=asked).json()["conversation_id"]
    return conversation_id


def offered(client: TestClient, conversation_id: str) -> list[str]:
    questions: list[str] = client.get(f"/api/conversations/{conversation_id}/suggestions").json()[
        "questions"
    ]
    return questions


def test_what_is_offered_is_answered_by_its_own_sentence(client: TestClient) -> None:
    conversation_id = ask(client, "Which soldiers?")
    questions = offered(client, conversation_id)
    assert questions == [
        "How many tugs will Granmark lend?",
        "How many boats will the Sorrel Isles send?",
        "How many wharves will Corrin open?",
    ]
    for question in questions:
        reply = client.post("/api/ask", json={"question": question}).json()
        assert not reply["abstained"]


def test_what_is_not_answered_is_not_offered(client: TestClient, state: State) -> None:
    told = state.conversations.get(ask(client, "Which soldiers?")).messages
    drawn = [one.formed.question for one in draw(told, state.archive.articles)]
    assert "Who is Ada Moss?" in drawn  # no word that the fake knows, so it abstains
    assert "Who is Ada Moss?" not in offered(client, told[0].answer.conversation_id)


def test_what_other_sentences_answer_is_not_offered(client: TestClient, state: State) -> None:
    store(state, NEWER)
    assert "How many tugs will Granmark lend?" not in offered(
        client, ask(client, "Which soldiers?")
    )


def test_what_was_quoted_or_asked_before_is_not_drawn(client: TestClient, state: State) -> None:
    conversation_id = ask(client, "Which soldiers?")
    ask(client, "Whose tugs are Granmark's?", conversation_id=conversation_id)
    ask(client, "How many boats will the Sorrel Isles send?", conversation_id=conversation_id)
    assert offered(client, conversation_id) == ["How many wharves will Corrin open?"]


def test_each_is_tried_as_it_would_be_asked(client: TestClient, state: State) -> None:
    filters = {"publishers": ["Nobody"]}
    assert offered(client, ask(client, "Which soldiers?", filters=filters)) == []
    offered(client, ask(client, "Which soldiers?"))
    history = state.assistant.histories[-1]  # type: ignore[attr-defined]
    assert [turn.question for turn in history] == ["Which soldiers?"]


def test_they_are_tried_once_and_withdrawn_when_their_article_changes(
    client: TestClient, state: State
) -> None:
    conversation_id = ask(client, "Which soldiers?")
    first = offered(client, conversation_id)
    tried = len(state.assistant.histories)  # type: ignore[attr-defined]
    assert offered(client, conversation_id) == first
    assert len(state.assistant.histories) == tried  # type: ignore[attr-defined]
    store(state, FLEET.model_copy(update={"text": "Soldiers stayed at home."}))
    assert offered(client, conversation_id) == []
    state.archive.delete(["fleet"])
    assert offered(client, conversation_id) == []


def read_of(article: Article) -> PassageScore:
    return PassageScore(article_id=article.id, start=0, end=9, text=article.text[:9], score=0.1)


def test_after_an_abstention_none_are_offered(client: TestClient, state: State) -> None:
    answer = Answer(question="Why?", abstained=True, passages=(read_of(FLEET),))
    reply = state.conversations.add(None, answer, Filters(), NOW)
    assert offered(client, reply.conversation_id) == []


def test_what_was_read_of_another_story_is_not_drawn(client: TestClient, state: State) -> None:
    store(state, PORT)
    (message,) = state.conversations.get(ask(client, "Which soldiers?")).messages
    answer = message.answer.model_copy(update={"passages": (read_of(PORT),)})
    drawn = draw([message.model_copy(update={"answer": answer})], state.archive.articles)
    assert {one.article.id for one in drawn} == {"fleet"}


def test_a_subject_stands_where_its_best_question_does(client: TestClient, state: State) -> None:
    text = "Soldiers sailed. Ada Moss will hire five clerks. Granmark sent two tugs. Ada Moss, the"
    store(state, FLEET.model_copy(update={"text": f"{text} harbour master, closed the gates."}))
    told = state.conversations.get(ask(client, "Which soldiers?")).messages
    assert [one.formed.question for one in draw(told, state.archive.articles)] == [
        "How many clerks will Ada Moss hire?",
        "How many tugs did Granmark send?",
    ]


def test_what_was_offered_before_is_not_offered_again(client: TestClient) -> None:
    conversation_id = ask(client, "Which soldiers?")
    first = offered(client, conversation_id)
    ask(client, "Who is the harbour master?", conversation_id=conversation_id)
    assert not set(first) & set(offered(client, conversation_id))


def test_none_are_offered_where_the_owner_wants_none(tmp_path: Path) -> None:
    state = fake_state(Settings(data_dir=tmp_path, suggestions=0, hosts="testserver"))
    store(state, FLEET)
    with TestClient(create_app(state.settings, lambda _: kept(state))) as client:
        assert offered(client, ask(client, "Which soldiers?")) == []
    assert len(state.assistant.histories) == 1  # type: ignore[attr-defined]
    state.archive.articles.engine.dispose()


def test_an_unknown_conversation_is_404(client: TestClient) -> None:
    assert client.get("/api/conversations/nowhere/suggestions").status_code == 404
