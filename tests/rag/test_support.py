import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.embedder import Embedder
from rag.evidence.claims import ClaimMatch, Evidence, match
from rag.evidence.token_vectors import TokenVectors
from rag.support import Support, combined, windows
from tests.rag.evidence.fakes import PLAIN, FakeTokens

NO_TOKENS = TokenVectors(np.zeros((0, 384), np.float32), np.zeros((0, 2), np.int64))
EVIDENCE = (
    "Anna Berg closed the harbour on Monday. Twelve ferries did not sail. "
    "\u201cWe wait for calm water,\u201d she said."
)


def matched(claim: str) -> ClaimMatch:
    fake = FakeTokens()
    told = fake.encode(EVIDENCE)
    return match(claim, Evidence(EVIDENCE, [told]), PLAIN, fake.encode(claim))


def test_a_sentence_of_the_evidence_itself_lacks_nothing() -> None:
    found = matched("Anna Berg closed the harbour on Monday.")
    assert found == pytest.approx((1.0,) * len(found))


@pytest.mark.parametrize(
    ("claim", "part"),
    [
        ("Thirteen ferries did not sail.", "numbers"),
        ("The mayor Carl Lund closed the harbour.", "names"),
        ("Twelve ferries did sail.", "negation"),
        ("She said \u201cwe wait for better days\u201d.", "quotes"),
        ("Anna Berg sold the harbour on Monday.", "rarest"),
        ("Ferries closed on calm Monday water.", "together"),
    ],
)
def test_what_is_wrong_with_a_claim_shows_in_its_part(claim: str, part: str) -> None:
    assert getattr(matched(claim), part) < 1.0


@pytest.mark.parametrize(
    "claim",
    [
        "Thirteen ferries did not sail.",
        "Twelve ferries did sail.",
        "Carl Lund sold the boats.",
        "She said \u201cwe wait for better days\u201d.",
    ],
)
def test_a_false_claim_scores_below_the_true_one(claim: str) -> None:
    assert combined(matched(claim)) < combined(matched("Twelve ferries did not sail."))


def test_a_quote_may_differ_in_line_breaks_only() -> None:
    assert matched("\u201cWe wait\nfor calm water\u201d").quotes == 1.0


@given(st.text())
def test_windows_are_the_text_again(text: str) -> None:
    assert "".join(windows(text)) == text


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_score_is_a_probability(claim: str, evidence: str) -> None:
    fake = FakeTokens()
    held = Evidence(evidence, [fake.encode(evidence)])
    assert 0.0 <= combined(match(claim, held, PLAIN, fake.encode(claim))) <= 1.0


class Silent(Embedder):
    """Never loaded: what is decided without the model must not ask for it."""


def test_a_sentence_that_stands_in_the_evidence_is_certain() -> None:
    held = Evidence(EVIDENCE)
    score = Support(Silent("none")).score_with("Twelve ferries did\nnot sail.", held, NO_TOKENS)
    assert score == 1.0


def test_nothing_supports_and_is_supported_by_nothing() -> None:
    support = Support(Silent("none"))
    assert support.score("", EVIDENCE) == 0.0
    assert support.score("It rained.", " ") == 0.0


@pytest.mark.slow
def test_the_real_model_tells_a_paraphrase_from_an_invention() -> None:
    support = Support(Embedder("all-MiniLM-L6-v2", threads=1))
    told = support.score("Anna Berg shut the harbour on Monday.", EVIDENCE)
    invented = support.score("Carl Lund opened a school in Oslo.", EVIDENCE)
    assert invented < 0.1 < told


def test_one_sentence_that_nothing_says_pulls_the_others_down() -> None:
    support = Support(Embedder("all-MiniLM-L6-v2", threads=1))
    said, invented = "The ferry sails on Monday.", "Zebras eat purple radios."
    evidence = f"It rained. {said} Nobody was hurt."
    assert support.score(f"{said} Nobody was hurt.", evidence) == 1
    assert support.score(f"{said} {invented}", evidence) < 0.1
