import pytest

from rag.archive import Archive
from rag.evaluation.bench.ranking import by_dateline, by_reading, difference, judge, means
from rag.evaluation.question import Question
from rag.extractive import ExtractiveReader
from rag.retriever import Retriever
from tests.evaluation.bench.articles import ARTICLES, suite
from tests.rag.newsroom import prepared


def by_hand(question: Question) -> list[str]:
    return {"Who went on strike?": ["bakers"], "Which ferry sank?": ["rain", "ferry"]}[question.id]


def test_only_judged_questions_count() -> None:
    rows = judge({"hand": by_hand}, suite().questions)["hand"]
    assert [row.scores["hit@1"] for row in rows] == [1.0, 0.0]
    assert [row.scores["mrr"] for row in rows] == [1.0, 0.5]


def test_a_mean_lies_within_its_interval() -> None:
    found = means(judge({"hand": by_hand}, suite().questions)["hand"])
    assert (found["mrr"].low, found["mrr"].value, found["mrr"].high) == pytest.approx(
        (0.5, 0.75, 1)
    )
    assert (found["hit@4"].low, found["hit@4"].high) == (pytest.approx(0.342, abs=0.001), 1.0)


@pytest.mark.parametrize("clock", [True, False])
def test_dateline_ranks_each_article_once(archive: Archive, clock: bool) -> None:
    archive.put(prepared(*ARTICLES))
    ranking = by_dateline(Retriever(archive), clock=clock)(suite().questions[1])
    assert ranking[0] == "ferry"
    assert len(ranking) == len(set(ranking))


def test_a_difference_is_paired_and_has_a_p_value() -> None:
    rows = judge({"hand": by_hand, "worse": lambda question: []}, suite().questions)
    found = difference(rows["hand"], rows["worse"], "mrr")
    assert (found.value, found.low, found.high) == (-0.75, -1.0, -0.5)
    assert found.p > 0.05


def test_the_reader_orders_the_first_and_leaves_the_others(archive: Archive) -> None:
    archive.put(prepared(*ARTICLES))
    question, retriever = suite().questions[0], Retriever(archive)
    reader = ExtractiveReader(archive.embedder)
    plain = by_dateline(retriever, clock=True)(question)
    read = by_reading(retriever, reader, 2)(question)
    assert read[0] == "bakers"
    assert (set(read[:2]), read[2:]) == (set(plain[:2]), plain[2:])
