import pytest

from rag.evidence.opposites import contradicted
from rag.evidence.verbs import base_of, based
from rag.evidence.words import key_of, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Parliament approved the budget.", "The budget was rejected by parliament."),
        ("Prices rose in May.", "Prices fell in May."),
        ("Three people survived the crash.", "Three people died in the crash."),
        ("Berg is likely to resign.", "Berg is unlikely to resign."),
        ("Albrant lost the match.", "Albrant beat Merrow in the match."),
        ("Albrant bought the ferry line.", "Albrant sold the ferry line."),
        ("Prices did not rise in May.", "Prices did not fall in May."),
    ],
)
def test_words_of_two_sides_are_opposed_both_ways(one: str, other: str) -> None:
    assert contradicted(words(one), words(other))
    assert contradicted(words(other), words(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Parliament did not approve the budget.", "Parliament rejected the budget."),
        ("Prices rose in May.", "Prices fell in April but rose in May."),
        ("Prices rose in May.", "Prices climbed in May."),
        ("Albrant won the match.", "Merrow lost the match to Albrant."),
        ("Albrant bought the ferry line from Merrow.", "Merrow sold the ferry line to Albrant."),
        ("Vessaly refused to accept the plan.", "Vessaly did not accept the plan."),
    ],
)
def test_what_agrees_is_not_opposed(one: str, other: str) -> None:
    assert not contradicted(words(one), words(other))
    assert not contradicted(words(other), words(one))


def test_irregular_forms_have_the_key_of_their_verb() -> None:
    assert base_of("won") == base_of("winning") == key_of("win")
    assert [w.key for w in based(words("taken bridges"))] == [key_of("take"), key_of("bridge")]
