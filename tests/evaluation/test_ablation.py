from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from rag.archive import Archive
from rag.evaluation.ablation import (
    SHIPPED,
    Sought,
    by,
    choose,
    crossed,
    half,
    reciprocal,
    score,
    seek,
    variants,
    without,
)
from rag.evaluation.question import Question, Relevant
from rag.ranking import Ranked, Scored
from rag.retriever import Retriever
from tests.evaluation.bench.articles import ARTICLES, suite
from tests.rag.newsroom import prepared

ASKED = datetime(2026, 3, 10, tzinfo=UTC)
BY_WORDS = [Scored("old", 2.0), Scored("new", 1.5), Scored("far", 1.0)]
BY_VECTORS = [Scored("new", 0.9), Scored("old", 0.1)]


def sought(id_: str = "q", right: str = "new", near: Sequence[Scored] = ()) -> Sought:
    question = Question(
        id=id_, question="Who?", asked_at=ASKED, relevant=(Relevant(article=right),)
    )
    published = {"old": ASKED.replace(year=2020), "new": ASKED.replace(day=9), "far": None}
    return Sought(question, Ranked([], BY_WORDS, [], near), published)


def test_without_the_clock_the_newest_is_not_preferred() -> None:
    assert [by(SHIPPED, clock)(sought())[0] for clock in (True, False)] == ["new", "old"]


def test_a_list_that_is_left_out_brings_nothing() -> None:
    assert set(without("head_words")(sought(near=BY_VECTORS))) == {"new", "old"}


def test_reciprocal_ranks_forget_how_far_one_is_ahead() -> None:
    first, second, _ = reciprocal(sought()).ranked.head_words
    assert (first.score, second.score) == pytest.approx((1 / 61, 1 / 62))


def test_weights_are_chosen_that_rank_better() -> None:
    found = [sought(str(n), right="old") for n in range(4)]
    assert score(found, SHIPPED) < score(found, choose(found)) == 1.0


def test_no_question_is_ranked_by_weights_that_it_chose() -> None:
    found = [
        sought(str(n), right="old" if half(sought(str(n)).question) else "new") for n in range(8)
    ]
    rank, chosen = crossed(found)
    assert chosen[0] != chosen[1] == SHIPPED
    one = next(s for s in found if half(s.question))
    assert rank(one) == by(chosen[1])(one)


def test_the_base_ranks_as_the_retriever_does(archive: Archive) -> None:
    archive.put(prepared(*ARTICLES))
    retriever, questions = Retriever(archive), suite().questions
    for one in seek(retriever, questions):
        hits = retriever.search(one.question.question, asked_at=one.question.asked_at, k=200)
        assert variants()["Dateline"](one) == list(dict.fromkeys(h.article.id for h in hits))
