import json
from pathlib import Path

import pytest

from rag.errors import InvalidInputError
from rag.evaluation.supporting import (
    Claim,
    Judged,
    accuracy,
    all_found,
    any_found,
    f1,
    figures,
    judge,
    read_claims,
    roc_auc,
)

EVIDENCE = ("The ferry sails on Monday.", "It rained.", "A ticket costs 4 crowns.")


def judged(score: float, supported: bool, source: str = "") -> Judged:
    claim = Claim(text="x", evidence=("x",), supported=supported, source=source)
    return Judged(claim, score, ())


def test_area_counts_pairs_in_order_and_ties_half() -> None:
    rows = [judged(0.9, True), judged(0.5, True), judged(0.5, False), judged(0.1, False)]
    assert roc_auc(rows) == pytest.approx(3.5 / 4)


def test_decisions_are_counted() -> None:
    rows = [judged(0.9, True), judged(0.2, True), judged(0.8, False), judged(0.1, False)]
    assert accuracy(rows) == 0.5
    assert f1(rows) == 0.5


def test_the_sentences_that_would_be_quoted_are_held_against_the_gold() -> None:
    gold = (frozenset({0, 1}), frozenset({2}))
    claim = Claim(text="A ticket costs 4 crowns", evidence=EVIDENCE, supported=True, gold=gold)
    row = judge(claim, lambda sentence, evidence: 1.0)
    assert row.quoted[0] == 2
    assert (any_found([row]), all_found([row])) == (1.0, 1.0)


def test_each_source_has_its_own_figure() -> None:
    rows = [judged(0.9, True, "a"), judged(0.1, False, "a"), judged(0.4, True, "b")]
    names = [figure.name for figure in figures(rows)]
    assert names[:3] == ["ROC AUC, all", "ROC AUC, a", "ROC AUC, b"]


def test_both_forms_of_a_row_are_read(tmp_path: Path) -> None:
    rows = [
        {"claim": "a", "article": "b", "supported": False, "source": "s"},
        {"claim": "a", "evidence": ["b", "c"], "label": "supported", "supporting_sentences": [[1]]},
    ]
    file = tmp_path / "claims.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first, second = read_claims(file)
    assert (first.supported, first.source, first.evidence) == (False, "s", ("b",))
    assert (second.supported, second.gold) == (True, (frozenset({1}),))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"claim": "a", "article": "b", "supported": "maybe"}, "supported must be true or false"),
        ({"claim": "a", "article": "b", "supported": 1}, "supported must be true or false"),
        ({"claim": "a", "article": "b"}, "supported must be true or false, or label text"),
        ({"claim": "a", "article": 7, "supported": True}, "article: input should be a valid str"),
        ({"article": "b", "supported": True}, "claim: input should be a valid string"),
    ],
)
def test_a_row_that_cannot_be_judged_is_told(
    tmp_path: Path, row: dict[str, object], said: str
) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(InvalidInputError, match=rf"claims\.jsonl:1: {said}"):
        read_claims(file)


def test_a_mark_of_byte_order_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    row = json.dumps({"claim": "a", "article": "b", "supported": True})
    file.write_text(row, encoding="utf-8-sig")
    assert [claim.text for claim in read_claims(file)] == ["a"]


@pytest.mark.parametrize("text", ["", "{}", "[]", "{", '{"claim": 7, "article": "x"}'])
def test_a_file_that_holds_no_claims_says_where(tmp_path: Path, text: str) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInputError, match=r"claims\.jsonl"):
        read_claims(file)
