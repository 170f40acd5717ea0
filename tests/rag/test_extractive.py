from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from ingest.split import split
from rag.dates import find_window
from rag.evidence.spans import Told
from rag.extractive import ExtractiveReader, worth_reading
from rag.span_model import Calibration, PassageText
from rag.types import Hit
from tests.rag.newsroom import WordOverlap, article

NOW = datetime(2026, 3, 6, tzinfo=UTC)
OLD = article("old", "Mara Holm won the harbour vote.", "2018-06-07")
NEW = article("new", "Lars Berg won the harbour vote.", "2026-03-05")
UNDATED = article("undated", "Anna Lund won the harbour vote.", None)


class Even:
    """A fake model to which every sentence is as likely as not."""

    calibration = Calibration()

    def read(self, question: str, passages: Sequence[PassageText]) -> list[list[Told]]:
        return [[Told(0.0, ()) for _ in passage.sentences] for passage in passages]


def scores(question: str) -> dict[str, float]:
    hits = [Hit(passage=split(a, 20)[0], article=a, score=1) for a in (OLD, NEW, UNDATED)]
    reader = ExtractiveReader(WordOverlap("fake"), model=Even())
    rows = reader.read(question, hits, find_window(question, NOW))
    return {row[0].hit.article.id: row[0].score for row in rows}


def test_what_came_out_at_another_time_is_doubted_where_the_question_is_about_this_week() -> None:
    found = scores("Who won the vote this week?")
    assert max(found["old"], found["undated"]) < 0.01 < 0.2 < found["new"]


def test_what_retrieval_put_later_is_less_likely() -> None:
    first, second, third = scores("Who won the vote?").values()
    assert first > second > third


def test_what_stands_deeper_in_its_article_is_less_likely() -> None:
    long = article("long", "Mara Holm won. Lars Berg won. Anna Lund won.", "2026-03-05")
    hit = Hit(passage=split(long, 20)[0], article=long, score=1)
    (row,) = ExtractiveReader(WordOverlap("fake"), model=Even()).read("Who won?", [hit])
    first, second, third = (reading.score for reading in row)
    assert first > second > third


@pytest.mark.parametrize(
    ("question", "found", "read"),
    [
        ("Who won the vote?", 12, 8),
        ("Who won the vote?", 3, 3),
        ("Who won the vote?", 30, 20),
        ("Which towns voted?", 12, 12),
    ],
)
def test_one_fact_is_sought_in_the_first_passages_and_a_list_in_all(
    question: str, found: int, read: int
) -> None:
    hits = [Hit(passage=split(NEW, 20)[0], article=NEW, score=1)] * found
    assert len(worth_reading(question, hits)) == read
