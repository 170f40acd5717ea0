from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from rag.archive import Archive
from rag.evaluation.ablation import (
    SHIPPED,
    Sought,
    always_now,
    as_asked,
    by,
    choose,
    clockless,
    crossed,
    half,
    reciprocal,
    score,
    seek,
    variants,
    windowless,
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
    assert [by(SHIPPED, when)(sought())[0] for when in (as_asked, clockless)] == ["new", "old"]


def test_a_clock_for_all_is_that_of_the_newest_article_where_none_is_known() -> None:
    asked = sought()
    unknown = asked._replace(question=asked.question.model_copy(update={"asked_at": None}))
    assert by(SHIPPED, always_now)(unknown)[0] == "new"
    assert by(SHIPPED)(unknown)[0] == "old"


def test_a_time_that_is_named_may_be_left_out() -> None:
    asked = sought()
    told = asked.question.model_copy(update={"question": "Who won in 2020?"})
    named = asked._replace(question=told)
    assert [by(SHIPPED, when)(named)[0] for when in (as_asked, windowless)] == ["old", "new"]


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
