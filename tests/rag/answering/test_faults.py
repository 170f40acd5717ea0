import pytest

from rag.answering.verifier import Verified
from tests.rag.answering.verdicts import shown, verdict


def test_what_is_alleged_is_not_told_as_a_fact() -> None:
    text = "Prosecutors allege that Lars Holm took 900 crowns from a builder in Stenna."
    assert not shown("Lars Holm took 900 crowns from a builder in Stenna.", text)
    assert shown("Lars Holm is accused of taking 900 crowns from a builder.", text)


def test_what_stands_before_an_accusation_is_a_fact() -> None:
    text = "The council barred Lars Holm from the harbour after a complaint that he stole a boat."
    assert shown("The council barred Lars Holm from the harbour.", text)
    assert not shown("He stole a boat.", text)


def test_what_was_so_once_is_not_told_as_if_it_were_so_now() -> None:
    text = "Lars Holm, a former navy diver, saved two children in Stenna."
    assert not shown("Lars Holm, a navy diver, saved two children.", text)
    assert shown("Lars Holm, formerly a navy diver, saved two children.", text)


def test_words_of_one_are_not_told_of_another() -> None:
    text = (
        "The mayor, Lars Holm, said the bridge was safe. The engineer Anna Berg said it was "
        "\u201ca matter of luck\u201d that nobody died."
    )
    assert not shown("Lars Holm said it was \u201ca matter of luck\u201d that nobody died.", text)
    assert shown("Anna Berg said it was \u201ca matter of luck\u201d that nobody died.", text)


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("The bridge in Stenna collapsed last year.", True),
        ("The bridge in Stenna collapsed in 2025.", True),
        ("The bridge in Stenna collapsed in 2024.", False),
    ],
)
def test_last_year_is_told_as_its_number(claim: str, right: bool) -> None:
    assert shown(claim, "The bridge in Stenna collapsed last year.") == right


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("More than 60,000 homes in Stenna lost power.", True),
        ("About 61,000 homes in Stenna lost power.", True),
        ("More than 70,000 homes in Stenna lost power.", False),
        ("61,000 homes in Stenna lost power.", False),
    ],
)
def test_a_figure_is_rounded_only_where_the_claim_says_so(claim: str, right: bool) -> None:
    assert shown(claim, "In Stenna 61,400 homes lost power.") == right


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("The mayor of Stenna said no to stepping down.", True),
        ("The mayor rejected calls to quit.", True),
        ("The mayor of Stenna is leaving office.", False),
        ("The mayor of Stenna has resigned.", False),
        ("The mayor of Stenna was arrested.", False),
    ],
)
def test_a_claim_in_other_words_is_shown_and_one_that_nothing_says_is_not(
    claim: str, right: bool
) -> None:
    text = "Lars Holm, the mayor of Stenna, refused on Monday to resign from his post."
    assert shown(claim, text) == right


def test_the_sentence_that_says_it_is_quoted_and_a_second_where_it_takes_two() -> None:
    text = "The ferry sank on Monday. Rain fell all day. Its captain, Anna Berg, was rescued."
    one = verdict("Anna Berg was rescued.", text)
    assert isinstance(one, Verified)
    assert [c.quote for c in one.statement.citations] == ["Its captain, Anna Berg, was rescued."]
    both = verdict("The ferry sank on Monday and its captain was rescued.", text)
    assert isinstance(both, Verified)
    assert len(both.statement.citations) == 2


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("The mill in Stenna will cut 640 jobs.", True),
        ("The mill in Stenna will cut 1,900 jobs.", False),
        ("Lars Holm voted against the extension.", True),
        ("Lars Holm voted for the extension.", False),
    ],
)
def test_in_the_words_of_a_quote_its_figures_and_prepositions_hold(claim: str, right: bool) -> None:
    text = (
        "The mill in Stenna will cut 640 of its 5,200 jobs. It sold 1,900 boats. "
        "Lars Holm voted against the extension, and nine others for it."
    )
    assert shown(claim, text) == right


def test_a_condition_is_left_out_of_no_claim_with_would() -> None:
    text = "Lars Holm said he would resign by May if the council rejected his budget."
    assert not shown("Lars Holm said he would resign by May.", text)
    assert shown("Lars Holm said he would resign if the council rejected his budget.", text)
