import pytest

from rag.archive import Archive
from rag.errors import InvalidInputError
from rag.evaluation.question import Question
from rag.evaluation.retrieving import as_markdown, rank, smaller
from rag.evaluation.suite import Suite
from rag.retriever import Retriever
from tests.evaluation.bench.articles import ARTICLES, suite
from tests.rag.newsroom import prepared


def nothing(question: Question) -> list[str]:
    return []


def test_a_smaller_suite_keeps_what_is_judged() -> None:
    small = smaller(suite(), 2, 1)
    assert [q.question for q in small.questions] == ["Who went on strike?"]
    assert len(small.articles) == 2
    assert "bakers" in small.articles


def test_what_only_questions_not_asked_judge_may_be_left_out() -> None:
    assert set(smaller(suite(), 1, 1).articles) == {"bakers"}
    with pytest.raises(InvalidInputError, match="too few"):
        smaller(suite(), 1, 2)


def test_a_baseline_stands_beside_every_variant_with_what_it_loses(archive: Archive) -> None:
    archive.put(prepared(*ARTICLES))
    part, told = smaller(suite(), None, None), list[str]()
    found = rank(
        Retriever(archive),
        part.questions,
        {"nothing": nothing},
        lambda what, done, of: told.append(f"{what} {done}/{of}"),
    )
    assert told == ["searching 1/2", "searching 2/2", "nothing 1/2", "nothing 2/2"]
    text = as_markdown(part, found)
    assert text.startswith("## small: 2 questions over 4 articles")
    last = next(line for line in text.splitlines() if line.startswith("| nothing |"))
    assert "| -1.000 [-1.000, -1.000] |" in last
    assert "| without head words | " in text
    assert "| half 2 | " in text


def test_an_article_that_is_not_judged_may_say_the_answer_too(archive: Archive) -> None:
    archive.put(prepared(*ARTICLES))
    whole = suite()
    asked = [
        question.model_copy(update={"answers": (said,)})
        for question, said in zip(whole.questions, ("Tarn", "Merrow"), strict=False)
    ]
    part = Suite(whole.folder, whole.name, list(whole.articles.values()), asked)
    found = rank(Retriever(archive), part.questions, {"rain": lambda _: ["rain"]})
    heads, _, *lines = (line.split(" | ") for line in as_markdown(part, found).splitlines()[2:])
    at = heads.index("answer@1")
    ours, rain = (next(x for x in lines if x[0] == f"| {name}") for name in ("Dateline", "rain"))
    assert (ours[1][:5], ours[at][:5], ours[at + 1][:5]) == ("1.000", "0.000", "1.000")
    assert (rain[1][:5], rain[at][:5], rain[at + 1][:5]) == ("0.000", "0.500", "0.500")
