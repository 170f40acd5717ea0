"""A drafted suite is sound, and is never written over another."""

from pathlib import Path

import pytest

from rag.errors import InvalidInputError
from rag.evaluation.draft import write_draft
from rag.evaluation.loading import SUITE_FIELDS, examine
from rag.evaluation.question import Question
from rag.evaluation.suite import TUNABLE
from rag.types import Article
from tests.evaluation.cases import TEXT
from tests.evaluation.suites import no_sources

ARTICLES = [
    Article(id="dam", title="Dam “breaks”: what now?", text=TEXT),
    Article(id="short", text="Brief."),
]


def test_a_draft_passes_its_own_check(tmp_path: Path) -> None:
    write_draft(ARTICLES, tmp_path / "mine")
    suite, problems, _ = examine(tmp_path / "mine", no_sources)
    assert problems == []
    assert [q.can_be_answered for q in suite.questions] == [True, True, False]
    assert suite.questions[0].quotes[0].text == TEXT


def test_every_field_is_explained_where_it_is_written(tmp_path: Path) -> None:
    header, _, questions = (path.read_text() for path in write_draft(ARTICLES, tmp_path / "mine"))
    assert all(f"{name}:" in questions for name in Question.model_fields)
    assert all(f"{name}:" in header for name in SUITE_FIELDS)
    assert all(name in header for name in TUNABLE)


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InvalidInputError, match="is not empty"):
        write_draft(ARTICLES, tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(InvalidInputError, match="file cannot be made: "):
        write_draft(ARTICLES, tmp_path / "file")


def test_nothing_stored_gives_no_draft(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="no articles are stored"):
        write_draft([], tmp_path / "mine")
