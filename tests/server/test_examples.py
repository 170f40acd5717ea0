from pathlib import Path

from fastapi.testclient import TestClient

import ingest
from ingest.pipeline import ingest as ingest_sources
from rag.settings import Settings
from server.examples import questions
from server.state import State
from tests.server.fakes import FakeArchive

DEMO = Path(ingest.__file__).parent / "demo"


def test_without_articles_nothing_is_suggested(tmp_path: Path) -> None:
    assert questions(FakeArchive(Settings(data_dir=tmp_path)).articles) == []


def test_each_outlet_gives_one_question_newest_first(client: TestClient) -> None:
    asked = client.get("/api/examples").json()["questions"]
    assert asked == [
        "What do the articles say about “Two countries pledge troops”?",
        "What do the articles say about “Bridge reopens”?",
    ]


def test_the_demo_brings_its_own_questions_only_while_it_is_whole(state: State) -> None:
    ingest_sources([str(DEMO)], state.archive)
    asked = questions(state.archive.articles)
    lines = (DEMO / "QUESTIONS").read_text("utf-8").splitlines()
    assert 3 <= len(asked) <= 6
    assert set(asked) <= set(lines)
    calder, *_ = state.archive.articles.find("Calder")
    state.archive.delete([calder.id])
    assert not set(questions(state.archive.articles)) & set(lines)
