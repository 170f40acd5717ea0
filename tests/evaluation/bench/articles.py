"""A suite of four articles and three questions, and the real pipeline over them."""

from datetime import UTC, datetime
from pathlib import Path

from ingest.pipeline import ingest
from rag.archive import Archive
from rag.evaluation.question import Question, Relevant
from rag.evaluation.suite import Suite
from tests.rag.newsroom import article

ARTICLES = [
    article("bakers", "The bakers of Orl went on strike. They want more.", "2026-03-02"),
    article("ferry", "The ferry Tarn sank near Eddering. Nobody was hurt.", "2026-03-05"),
    article("mayor", "The mayor of Larkfield resigned. Her deputy takes over.", "2026-03-09"),
    article("rain", "Heavy rain fell in Merrow. Two bridges were closed.", "2026-03-08"),
]
ASKED = {"Who went on strike?": "bakers", "Which ferry sank?": "ferry", "Why is it dark?": None}


def take(archive: Archive, path: Path) -> None:
    """Ingest one file."""
    ingest([str(path)], archive)


def suite() -> Suite:
    """Return the suite; its last question has no judged article."""
    questions = [
        Question(
            id=text,
            question=text,
            asked_at=datetime(2026, 3, 10, tzinfo=UTC),
            relevant=(Relevant(article=right),) if right else (),
        )
        for text, right in ASKED.items()
    ]
    return Suite(Path("small"), "small", ARTICLES, questions)
