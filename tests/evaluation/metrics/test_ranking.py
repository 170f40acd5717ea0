"""Ranking metrics are those of the reference implementation."""

import random

import ir_measures
import pytest
from ir_measures import AP, RR, R, Success, nDCG

from rag.evaluation.metrics.ranking import MAP, MRR, NDCG, HitAt, RankingMetric, RecallAt
from tests.evaluation.cases import answered, case, passage, statement

ARTICLES = [f"a{number}" for number in range(30)]
PAIRS: list[tuple[RankingMetric, ir_measures.measures.Measure]] = [
    *((HitAt(k), Success @ k) for k in (1, 5, 10)),
    *((RecallAt(k), R @ k) for k in (5, 10, 20)),
    *((NDCG(k), nDCG @ k) for k in (1, 3, 10)),
    (NDCG(), nDCG),
    (MRR(), RR),
    (MRR(10), RR @ 10),
    (MAP(), AP),
    (MAP(10), AP @ 10),
]


def rankings(seed: int) -> tuple[dict[str, list[str]], dict[str, dict[str, int]]]:
    draw = random.Random(seed)
    ids = [f"q{number}" for number in range(60)]
    ranked = {id_: draw.sample(ARTICLES, draw.randint(1, 25)) for id_ in ids}
    graded = {
        id_: {article: draw.randint(0, 3) for article in draw.sample(ARTICLES, 6)} for id_ in ids
    }
    return ranked, graded


@pytest.mark.parametrize(("ours", "theirs"), PAIRS, ids=lambda m: getattr(m, "name", str(m)))
def test_each_score_equals_the_reference_to_six_digits(
    ours: RankingMetric, theirs: ir_measures.measures.Measure
) -> None:
    ranked, graded = rankings(seed=3)
    run = {q: {id_: -float(place) for place, id_ in enumerate(r)} for q, r in ranked.items()}
    reference = {m.query_id: m.value for m in theirs.iter_calc(graded, run)}
    scores = {q: ours.of(ranked[q], graded[q]) for q in ranked}
    judged = {q: score for q, score in scores.items() if score is not None}
    assert len(judged) >= 55
    assert judged == pytest.approx({q: reference[q] for q in judged}, abs=1e-6)


def test_no_score_where_nothing_is_relevant() -> None:
    assert NDCG(10).of(["a1"], {"a1": 0}) is None
    assert NDCG(10).row(case(answered(statement("It broke.", "The dam broke")))) is None


def test_an_article_ranks_at_its_best_passage() -> None:
    found = [passage("b"), passage("b", 10, 20), passage("a")]
    asked = case(answered(statement("x", "No one"), passages=found), relevant=[{"article": "a"}])
    assert MRR(10).row(asked) == (0.5,)


def test_a_failed_question_scores_nothing_found() -> None:
    assert HitAt(10).row(case(error="boom", relevant=[{"article": "a"}])) == (0.0,)


def test_a_passage_is_relevant_where_it_overlaps_a_judged_part() -> None:
    found = [passage("a", 0, 50), passage("a", 50, 90), passage("b", 50, 90)]
    part = {"article": "a", "start": 60, "end": 70}
    asked = case(answered(statement("x", "No one"), passages=found), relevant=[part])
    assert MRR(10, "passage").row(asked) == (0.5,)


def test_overlapping_passages_do_not_lift_a_score_above_one() -> None:
    found = [passage("a", 0, 50), passage("a", 10, 60)]
    part = {"article": "a", "start": 20, "end": 30}
    asked = case(answered(statement("x", "No one"), passages=found), relevant=[part])
    assert NDCG(10, "passage").row(asked) == (1.0,)
    assert MAP(None, "passage").row(asked) == (1.0,)


def test_a_quote_of_a_judged_part_does_not_take_its_grade() -> None:
    parts = [
        {"article": name, "start": 0, "end": 5, "grade": grade}
        for name, grade in (("a", 3), ("b", 1))
    ]
    quote = {"article": "a", "text": "The d", "start": 0, "end": 5}
    found = [passage("b", 0, 5), passage("a", 0, 5)]
    said = answered(statement("x", "No one"), passages=found)
    plain = NDCG(10, "passage").row(case(said, relevant=parts))
    assert NDCG(10, "passage").row(case(said, relevant=parts, quotes=[quote])) == plain
    assert plain < (1.0,)


def test_one_passage_can_hold_two_judged_parts() -> None:
    parts = [{"article": "a", "start": s, "end": s + 5} for s in (0, 20)]
    asked = case(answered(statement("x", "No one"), passages=[passage("a", 0, 50)]), relevant=parts)
    assert RecallAt(5, "passage").row(asked) == (1.0,)
