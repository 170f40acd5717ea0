"""`dateline eval support` and `followups`: the commands themselves, on rows of our own."""

import json
from pathlib import Path

import pytest

from rag.condense import leans
from rag.evaluation.followups import read_follow_ups
from server.cli import eval_support, run
from tests.rag.newsroom import WordOverlap

FOLLOW_UPS = Path(__file__).parents[2] / "suites" / "followups.jsonl"
ARTICLE = "Albrant and Merrow will send troops. The ferry at Stenna sails on Monday."
CLAIMS = (
    ("Albrant and Merrow will send troops.", True),
    ("The ferry at Stenna sails on Monday.", True),
    ("Vessaly refused to pay for hospitals.", False),
    ("Thieves took nine paintings in Eddering.", False),
)
ROWS = [{"claim": text, "article": ARTICLE, "supported": yes} for text, yes in CLAIMS]


@pytest.fixture
def claims(tmp_path: Path) -> str:
    file = tmp_path / "claims.jsonl"
    file.write_text("\n".join(map(json.dumps, ROWS)), "utf-8")
    return str(file)


def test_four_claims_are_judged_by_the_command(
    claims: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(eval_support, "embedder_for", lambda _: WordOverlap("w"))
    monkeypatch.setattr(eval_support, "Support", lambda _: Overlap())
    assert run(["eval", "support", claims, "--json"]) == 0
    figures = {f["name"]: f for f in json.loads(capfd.readouterr().out)["figures"]}
    assert figures["ROC AUC, all"]["value"] == 1.0
    assert figures["accuracy at 0.5"]["value"] == 1.0
    assert figures["accuracy at 0.5"]["claims"] == 4


def test_a_figure_that_is_undefined_is_null_in_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text(json.dumps(ROWS[0]), "utf-8")
    monkeypatch.setattr(eval_support, "embedder_for", lambda _: WordOverlap("w"))
    monkeypatch.setattr(eval_support, "Support", lambda _: Overlap())
    assert run(["eval", "support", str(file), "--json"]) == 0
    out = capfd.readouterr().out
    assert "NaN" not in out
    assert json.loads(out)["figures"][0]["value"] is None


class Overlap:
    """A fake check: the share of the claim's words that the evidence has."""

    def score(self, claim: str, evidence: str) -> float:
        """Return the share."""
        said = claim.lower().split()
        return sum(word in evidence.lower().split() for word in said) / len(said)


@pytest.mark.slow
def test_four_claims_are_judged_as_they_are_by_the_real_check(
    claims: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["eval", "support", claims]) == 0
    first, *_, last = capfd.readouterr().out.splitlines()
    assert first.startswith("ROC AUC, all")
    assert " 1.000 " in first
    assert last.endswith("4 claims")


def test_half_of_our_follow_ups_lean_and_the_rule_knows_which() -> None:
    rows = read_follow_ups(FOLLOW_UPS)
    assert [row.leans for row in rows] == [True] * 12 + [False] * 12
    assert [leans(row.question) for row in rows] == [row.leans for row in rows]


@pytest.mark.slow
def test_condensing_helps_what_leans_and_harms_nothing_that_stands_alone(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run(["eval", "followups", str(FOLLOW_UPS)]) == 0
    leaning, alone = capfd.readouterr().out.splitlines()
    raw, condensed = (float(leaning.split(f"{name} ")[1][:5]) for name in ("raw", "condensed"))
    assert leaning.startswith("12 that lean")
    assert condensed > raw + 0.2
    assert alone.startswith("12 that stand alone: 0 changed;")
    assert "; 0 better, 0 worse;" in alone
