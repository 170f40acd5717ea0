"""Citation recall and precision as ALCE defines them; quotes that are real."""

import pytest

from rag.evaluation.metrics.citing import (
    CitationPrecision,
    CitationRecall,
    CitedRelevant,
    QuotesFound,
    QuoteValidity,
)
from rag.types import Answer, Citation, Item, Statement
from tests.evaluation.cases import TEXT, abstained, answered, case, cite, statement

A, B, C = "The dam broke", "Two villages", "No one was hurt"


def words_held(sentence: str, evidence: str) -> float:
    """Supports a sentence whose every word stands in the evidence."""
    return float({*sentence.lower().split()} <= {*evidence.lower().split()})


def rows(answer: Answer) -> tuple[float, float]:
    recall = CitationRecall(words_held).row(case(answer))
    precision = CitationPrecision(words_held).row(case(answer))
    assert recall is not None
    assert precision is not None
    return recall[0], precision[0]


def test_two_quotes_that_are_needed_together_both_count() -> None:
    assert rows(answered(statement("dam villages", A, B))) == (1.0, 1.0)


def test_a_quote_that_adds_nothing_lowers_precision_alone() -> None:
    assert rows(answered(statement("dam broke", A, B))) == (1.0, 0.5)


def test_no_quote_of_an_unsupported_statement_counts() -> None:
    assert rows(answered(statement("dam flooded", A), statement("hurt", C))) == (0.5, 0.5)


def test_two_quotes_that_each_suffice_both_count() -> None:
    assert rows(answered(statement("the", A, "The dam"))) == (1.0, 1.0)


def test_each_item_of_a_list_is_a_statement() -> None:
    listed = Statement(
        text="dam", citations=(cite(A),), items=(Item(text="river", citations=(cite(B),)),)
    )
    assert rows(answered(listed)) == (0.5, 0.5)


def test_an_abstention_has_no_citation_score() -> None:
    assert CitationRecall(words_held).row(case(abstained())) is None
    assert CitationPrecision(words_held).row(case(abstained())) is None


@pytest.mark.parametrize(
    ("citation", "valid"),
    [
        (cite(A), 1.0),
        (cite(A).model_copy(update={"start": 1}), 0.0),
        (cite(A).model_copy(update={"article_id": "gone"}), 0.0),
        (Citation(article_id="dam", quote="", start=3, end=3), 0.0),
    ],
    ids=["exact", "shifted", "unknown article", "empty"],
)
def test_a_quote_is_valid_where_the_article_says_it(citation: Citation, valid: float) -> None:
    metric = QuoteValidity(lambda id_, version: TEXT if (id_, version) == ("dam", 1) else None)
    said = answered(Statement(text="x", citations=(citation,)))
    assert metric.row(case(said)) == (valid,)


def test_the_nearest_evidence_of_an_abstention_is_checked_too() -> None:
    wrong = cite(A).model_copy(update={"end": 3})
    shown = abstained().model_copy(update={"nearest": (wrong,)})
    assert QuoteValidity(lambda *_: TEXT).row(case(shown)) == (0.0,)


def test_an_expected_quote_is_found_by_a_citation_that_overlaps_it() -> None:
    quotes = [
        {"article": "dam", "text": q, "start": TEXT.index(q), "end": TEXT.index(q) + len(q)}
        for q in ("dam broke on Monday", "No one")
    ]
    assert QuotesFound().row(case(answered(statement("x", A)), quotes=quotes)) == (0.5,)


def test_citing_a_relevant_article_counts() -> None:
    said = answered(statement("x", A))
    assert CitedRelevant().row(case(said, relevant=[{"article": "dam"}])) == (1.0,)
    assert CitedRelevant().row(case(said, relevant=[{"article": "other"}])) == (0.0,)
