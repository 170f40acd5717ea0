"""How many died, were hurt or fell ill by what a later article says of the toll."""

import pytest

from tests.rag.test_revisions import DEAD, FIVE, answers, shown


@pytest.mark.parametrize(
    ("later", "toll"),
    [
        ("The death toll of the Holm ferry now stands at seven.", "seven"),
        ("The Holm ferry toll has risen to seven.", "seven"),
        ("The Holm ferry toll, which stood at five on Monday, has risen to 31.", "31"),
        ("The Holm ferry toll was raised from five to 31.", "31"),
        ("The Holm ferry toll rose to 31 after it had reached 14 on Monday.", "31"),
        ("The Holm ferry toll was corrected and now stands at two.", "two"),
        ("The Holm ferry toll rose by four to nine.", "nine"),
        ("31 people are now known to have died on the Holm ferry.", "31"),
        ("31 have now died on the Holm ferry.", "31"),
        ("The number of killed at Sant'Orl by the Holm ferry has risen to 31.", None),
        ("The number of people killed by the fire on the Holm ferry has risen to 31.", "31"),
        ("The number of killed on the Holm ferry now stands at 31.", "31"),
        ("31 people from the Holm ferry are now known to be alive.", None),
        ("31 people from the Holm ferry are dead tired.", None),
        ("The Holm ferry toll is feared to have reached 100.", None),
        ("The Holm ferry toll has not reached 100, as was rumoured.", None),
        ("The toll of a Holm ferry that sank in 1987 rose to 40.", None),
        ("The toll of the Bray ferry disaster has risen to 40.", None),
        ("Seven people from the Holm ferry toll road stand trial.", None),
    ],
)
def test_a_toll_tells_how_many_died_by_then(later: str, toll: str | None) -> None:
    told = answers(DEAD, FIVE, (later, later.split()[0], 0.01, 20))
    assert told == ([toll, "Five"] if toll else ["Five"])


@pytest.mark.parametrize(
    ("question", "early", "later", "toll"),
    [
        ("How many were hurt?", "injuring five in Orl.", "The number of injured rose to 12.", "12"),
        ("How many got ill?", "Five were ill.", "The number of cases now stands at 30.", "30"),
        (
            "How many got ill?",
            "Five in Orl were ill.",
            "The number of cases in Orl has risen to 30.",
            "30",
        ),
        ("How many children fell ill?", "Five fell ill.", "The number of ill rose to nine.", None),
        ("How many died or were hurt?", "Five died.", "The number of injured rose to 12.", None),
        ("How many were hurt?", "Five died in Orl.", "The number of injured rose to 12.", None),
        ("How many were hurt?", "Five were hurt.", "The number of injured rose to two.", None),
        ("How many got ill?", "Five were ill.", "The number of guests rose to 30.", None),
        ("How many got ill?", "Five were ill.", "The number of ill children rose to 30.", None),
        ("How many got ill?", "Five were ill.", "The number of infected farms rose to 47.", None),
        ("How many got ill?", "Five were ill.", "The number of court cases rose to 30.", None),
        (
            "How many got ill?",
            "Five were ill.",
            "The number of patients waiting for surgery rose to 3,000.",
            None,
        ),
    ],
)
def test_the_number_of_the_injured_and_the_ill_rises_too(
    question: str, early: str, later: str, toll: str | None
) -> None:
    word = "five" if "five" in early else "Five"
    first = (f"On the Holm ferry: {early}", word, 0.6, 2)
    asked = question.replace("?", " on the Holm ferry?")
    told = answers(asked, first, (f"On the Holm ferry: {later}", "ferry", 0.01, 20))
    assert told == ([toll, word] if toll else [word])


@pytest.mark.parametrize(
    ("question", "first", "later"),
    [
        ("How many children died on the Holm ferry?", FIVE[0], "Holm ferry"),
        ("How many pounds go to the dead of the Holm ferry?", FIVE[0], "Holm ferry"),
        ("How many died in the Norway quake?", "Five died in the Norway quake.", "quake in Nepal"),
        ("How many died in the raid?", "Five died in Orl in the raid.", "raid in Bray"),
        ("How many died in Orl on Monday?", "Five died in Orl on Monday.", "war in Orl"),
    ],
    ids=["some of them", "a sum", "the question's name", "the article's", "of a day"],
)  # fmt: skip
def test_the_toll_of_another_disaster_takes_no_place(question: str, first: str, later: str) -> None:
    text = f"The death toll of the {later} has risen to 40."
    assert shown(question, (first, "Five", 0.6, 2), (text, "40", 0.01, 20)) == [first]


@pytest.mark.parametrize(
    ("later", "missing"),
    [
        ("Three people are still missing from the Holm ferry.", "Three"),
        ("On the Holm ferry nine died and three are missing.", "three"),
        ("Three from the Holm ferry remain unaccounted for.", "Three"),
        ("Three of the missing from the Holm ferry spoke.", None),
        ("Three passengers were safe on the Holm ferry.", None),
        ("Three once missing are safe on the Holm ferry.", None),
        ("Three with missing limbs left the Holm ferry.", None),
        ("Three sat metres from the missing Holm ferry.", None),
    ],
)
def test_how_many_are_missing_is_told_by_the_last_who_counts_them(
    later: str, missing: str | None
) -> None:
    first = ("Five people are missing from the Holm ferry.", "Five", 0.6, 2)
    asked = "How many are missing from the Holm ferry?"
    told = answers(asked, first, (later, later.split()[0], 0.01, 20))
    assert told == ([missing, "Five"] if missing else ["Five"])
