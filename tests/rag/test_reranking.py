from rag.readings import Reading
from rag.reranking import READ, reranked
from rag.types import ArticleInfo, Hit, Passage, Span


def hit(name: str, score: float) -> Hit:
    whole = Span(start=0, end=5)
    passage = Passage(
        article_id=name, version=1, ordinal=0, start=0, end=5, text="Rain.", sentences=(whole,)
    )
    return Hit(passage=passage, article=ArticleInfo(id=name, title=name), score=score)


def read(one: Hit, *scores: float) -> list[Reading]:
    return [Reading(hit=one, span=one.passage.sentences[0], score=score) for score in scores]


FIRST, SECOND, THIRD = hit("a", 4.0), hit("b", 3.0), hit("c", 1.0)


def test_what_answers_surely_comes_before_what_was_found_first() -> None:
    order = reranked([FIRST, SECOND, THIRD], [*read(FIRST, 0.1), *read(SECOND, 0.2, 0.9)])
    assert [one.article.id for one in order] == ["b", "a", "c"]
    assert [one.score for one in order] == [0.75 + READ * 0.9, 1.0 + READ * 0.1, 0.25]


def test_what_was_found_far_behind_stays_behind() -> None:
    order = reranked([FIRST, THIRD], [*read(FIRST, 0.5), *read(THIRD, 0.9)])
    assert [one.article.id for one in order] == ["a", "c"]


def test_what_nobody_read_keeps_its_order() -> None:
    assert [h.article.id for h in reranked([FIRST, SECOND, THIRD], [])] == ["a", "b", "c"]
    assert reranked([], []) == []


def test_scores_of_nothing_divide_nothing() -> None:
    none = [hit("a", 0.0), hit("b", 0.0)]
    assert [h.article.id for h in reranked(none, read(none[1], 0.5))] == ["b", "a"]
