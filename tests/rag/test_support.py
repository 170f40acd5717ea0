import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.embedder import Embedder
from rag.evidence.claims import ClaimMatch, Evidence, flipped, match, negated, quotations
from rag.evidence.token_vectors import TokenVectors
from rag.evidence.words import words
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
        ("Twelve ferries did sail.", "negation"),
        ("She said \u201cwe wait for better days\u201d.", "quotes"),
        ("Anna Berg sold the harbour on Monday.", "covered"),
        ("On Monday the harbour closed Anna Berg.", "aligned"),
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


def test_apostrophes_of_either_form_are_one() -> None:
    fake = FakeTokens()
    held = Evidence("\u201cWe don\u2019t want this war.\u201d")
    claim = 'They said "we don\'t want this war".'
    assert match(claim, held, PLAIN, fake.encode(claim)).quotes == 1.0


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"no" said one, "yes, at once" another', ["yes, at once"]),
        ("\u201cno\u201d and \u201cup\u201d", []),
        ("she said \u2018we don\u2019t go there\u2019.", ["we don't go there"]),
        ("\u2018every soldier will go\u2019, he said", ["every soldier will go"]),
        ("the so-called \u2018big deal\u2019", ["big deal"]),
        ("Berg said 'every soldier will go home'.", ["every soldier will go home"]),
        ("the ministers' plan and the editors' and the '90s' best friends' car", []),
        ("\u00abevery soldier\u00bb and \u201eyes, all\u201c", ["every soldier", "yes, all"]),
        ("Berg said \u201cevery soldier will go", ["every soldier will go"]),
        ("Berg\u2019s and the ministers\u2019 plan isn\u2019t theirs", []),
    ],
)
def test_what_stands_in_quotation_marks_is_found(text: str, quoted: list[str]) -> None:
    assert quotations(text) == quoted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Parliament has not yet approved it.", "Parliament has approved it."),
        ("Vessaly will no longer send troops.", "Vessaly will send troops."),
        ("None of the twelve members will send any.", "Twelve members will send some."),
        ("Nobody said that Berg took bribes.", "Berg took bribes."),
        ("There is no evidence that Berg took bribes.", "There is proof that Berg took bribes."),
        ("Vessaly refused to send troops.", "Vessaly will send troops."),
        ("Vessaly failed to send troops.", "Vessaly sent troops and will send more."),
        ("Berg denied that he took bribes.", "Berg took bribes."),
        ("Parliament rejected the plan.", "Parliament approved the plan."),
        ("Vessaly hardly sends troops.", "Vessaly sends troops."),
        ("The ministry did not reply.", "The ministry replied."),
        ("Albrant did not win the vote.", "Albrant won the vote."),
        ("Berg denied taking bribes.", "Berg took bribes."),
        ("Vessaly ruled out sending troops.", "Vessaly will send troops."),
        ("It is a lie that Berg took bribes.", "Berg took bribes."),
    ],
)
def test_what_one_side_denies_is_the_opposite_both_ways(one: str, other: str) -> None:
    assert flipped(words(one), words(other))
    assert flipped(words(other), words(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Parliament has not yet approved it.", "Parliament has not approved it."),
        ("They did not immediately respond.", "They did not respond."),
        ("No one was hurt.", "Nobody was hurt."),
        ("Vessaly refused to send troops.", "Vessaly will not send troops."),
        ("Vessaly did not refuse to send troops.", "Vessaly will send troops."),
        ("Unemployment declined to 5 percent.", "Unemployment is at 5 percent."),
        ("Not only ferries sank.", "Ferries sank."),
        ("\u201cNo,\u201d the mayor said.", "The mayor said so."),
        ("Berg said \u201cno\u201d to the plan.", "Berg said no to the plan."),
    ],
)
def test_what_both_sides_say_is_not_the_opposite(one: str, other: str) -> None:
    assert not flipped(words(one), words(other))


def test_a_refusal_negates_only_beside_a_text_that_lacks_it() -> None:
    assert negated(words("Vessaly refused to send troops.")) == set()


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
