"""The embedded reader with the real model: an article of our own, and the seed where it is."""

from pathlib import Path

import pytest

from ingest.split import split
from rag.embedder import Embedder
from rag.extractive import ExtractiveReader
from rag.types import Article, Hit

pytestmark = pytest.mark.slow
SEED = Path(__file__).parents[3] / "shared/data/seed/coalition.txt"
ABSTAIN_BELOW = 0.4
FERRIES = (
    "Norway and Denmark will each send two ferries to Arlund, their ministers said on Friday. "
    "It remains unclear which other countries will send ships. "
    "The harbour master, Anna Berg, rejected a Swedish offer of help. "
    "Repairs to the pier will begin on Tuesday and cost 40 million crowns."
)


@pytest.fixture(scope="module")
def reader() -> ExtractiveReader:
    return ExtractiveReader(Embedder("all-MiniLM-L6-v2", threads=1))


def first(reader: ExtractiveReader, text: str, question: str) -> str:
    article = Article(id="a", text=text)
    hits = [Hit(passage=p, article=article, score=1.0) for p in split(article, 100)]
    found = reader.answer(question, hits, ABSTAIN_BELOW)
    return found[0].text if found else ""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which countries will send ferries?", "Norway and Denmark"),
        ("Who rejected the offer?", "Anna Berg"),
        ("When will repairs begin?", "Tuesday"),
        ("How much will the repairs cost?", "40 million"),
        ("What is the price of oil?", ""),
        ("Who is the president of Brazil?", ""),
    ],
)
def test_an_article_of_our_own_is_read(reader: ExtractiveReader, question: str, said: str) -> None:
    answer = first(reader, FERRIES, question)
    assert said in answer
    assert bool(answer) == bool(said)


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not beside the repository")
@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("which countries will send troops?", "UK and France"),
        ("Who rejected taking part?", "Meloni"),
        ("When will Trump speak with Putin?", "Tuesday"),
        ("Where do the military chiefs meet?", "London"),
        ("What is the price of oil?", ""),
        ("Who is the president of Brazil?", ""),
    ],
)
def test_the_seed_article_is_read(reader: ExtractiveReader, question: str, said: str) -> None:
    answer = first(reader, SEED.read_text("utf-8"), question)
    assert said in answer
    assert bool(answer) == bool(said)
