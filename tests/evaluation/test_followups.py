from pathlib import Path

import numpy as np
import pytest

from rag.errors import InvalidInputError
from rag.evaluation.followups import FollowUp, compare, read_follow_ups, reciprocal_ranks
from tests.rag.newsroom import WordOverlap

LEANING = FollowUp(
    question="And who refused?",
    history=("Which countries send troops to Arlund?",),
    rewrite="Which countries refused to send troops to Arlund?",
)
WHOLE = FollowUp(
    question="What does the ferry to Bergen cost?",
    history=("Which countries send troops to Arlund?",),
    rewrite="What does the ferry to Bergen cost?",
)


def test_a_follow_up_leans_where_its_rewrite_takes_words_from_before() -> None:
    assert (LEANING.leans, WHOLE.leans) == (True, False)


def test_the_rank_of_the_own_rewrite_counts() -> None:
    asked = np.float32([[1, 0], [1, 0]])
    sought = np.float32([[1, 0], [0, 1]])
    assert list(reciprocal_ranks(asked, sought)) == [1.0, 0.5]


def test_condensing_finds_the_rewrite_and_leaves_whole_questions_alone() -> None:
    leaning, whole = compare([LEANING, WHOLE], WordOverlap("w"))
    assert (leaning.questions, leaning.changed, leaning.condensed) == (1, 1, 1.0)
    assert (whole.questions, whole.changed, whole.worse) == (1, 0, 0)


def test_a_row_without_a_rewrite_is_told_by_line(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"question": "Why?", "history": ["Who?"]}\n', "utf-8")
    with pytest.raises(InvalidInputError, match=r"rows.jsonl:1: rewrite"):
        read_follow_ups(file)
