"""What a question names has to be mentioned by the article that answers it."""

from collections.abc import Sequence

import pytest

from rag.archive import Archive
from rag.readings import Reading
from rag.types import Hit
from rag.unmentioned import of_whom_it_names
from tests.rag.newsroom import article, prepared

FILLING = " ".join(f"Nothing of note was said at meeting {n} of the council." for n in range(40))
TESS = article(
    "tess",
    f"The mayor of Tessmouth resigned on Saturday. {FILLING} She was born in Harlbeck.",
    title="Mayor goes",
)


@pytest.fixture
def read(archive: Archive) -> list[list[Reading]]:
    archive.put(prepared(TESS))
    ((passage, info, _),) = archive.articles.passages_by_slot([("tess", 0)]).values()
    hit = Hit(passage=passage, article=info, score=1.0)
    return [[Reading(hit=hit, span=passage.sentences[0], score=0.8)]]


def kept(archive: Archive, question: str, read: Sequence[Sequence[Reading]]) -> bool:
    ((told,),) = of_whom_it_names(archive.articles, question, read)
    return told.score == 0.8


@pytest.mark.parametrize(
    "question",
    [
        "When did the mayor of Dunmouth resign?",
        "Did the mayor of Tessmouth meet Orlanda Vrix?",
        "and in Dunmouth?",
    ],
)
def test_another_place_or_person_is_no_answer(
    archive: Archive, read: list[list[Reading]], question: str
) -> None:
    assert not kept(archive, question, read)


@pytest.mark.parametrize(
    "question",
    [
        "When did the mayor of Tessmouth resign?",
        "Was the mayor who resigned born in Harlbeck?",
        "When did Tessmouth's mayor resign?",
        "Who is the Peruvian mayor that resigned?",
        "Did the mayor resign in October, as the RFCU says?",
        "Dunmouth: when did the mayor resign?",
        "When Did The Mayor Of Dunmouth Resign?",
        "when did the mayor resign",
    ],
    ids=[
        "mentioned",
        "mentioned far below",
        "possessive",
        "a people",
        "a month, an acronym",
        "opens the sentence",
        "all capitals",
        "no name",
    ],
)
def test_an_article_that_mentions_it_or_a_question_that_names_nobody(
    archive: Archive, read: list[list[Reading]], question: str
) -> None:
    assert kept(archive, question, read)
