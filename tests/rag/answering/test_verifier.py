import pytest

from tests.rag.answering.verdicts import shown

MONDAY = "The bridge in Stenna collapsed on Monday."


@pytest.mark.parametrize("number", [5, 9, 2, 2026])
def test_the_numbers_of_a_date_are_no_other_numbers(number: int) -> None:
    text = f"4 people died when {MONDAY[0].lower()}{MONDAY[1:]}"
    assert not shown(text.replace("4", str(number)), text)
    assert shown(text, text)


@pytest.mark.parametrize(
    "when",
    ["on 2 March 2026", "on March 2", "on March 2, 2026", "on Monday, 2 March", "in March 2026"],
)
def test_a_weekday_is_told_as_its_date(when: str) -> None:
    assert shown(f"The bridge in Stenna collapsed {when}.", MONDAY)


@pytest.mark.parametrize(
    "when",
    ["on 9 March 2026", "on 5 March 2026", "on 2 March 2025", "on 2 April", "on Thursday"],
)
def test_a_weekday_is_told_as_no_other_date(when: str) -> None:
    assert not shown(f"The bridge in Stenna collapsed {when}.", MONDAY)


def test_the_day_of_publication_is_told_of_what_names_no_time() -> None:
    claim = "The bridge in Stenna collapsed on 5 March 2026."
    assert shown(claim, "The bridge in Stenna collapsed and nobody was hurt.")
    assert not shown(claim, "The bridge in Stenna collapsed in 1998.")
    assert not shown(claim, "The bridge in Stenna collapsed last year.")


def test_a_date_without_a_year_is_of_the_year_nearest_to_publication() -> None:
    text = "The bridge in Stenna collapsed on 30 December."
    assert shown(f"{text[:-1]} 2025.", text, day="2026-01-05")
    assert not shown(f"{text[:-1]} 2026.", text, day="2026-01-05")


def test_a_number_beside_a_date_is_not_taken_for_its_part() -> None:
    text = "4 people died when the bridge collapsed in Stenna."
    assert shown(f"On 5 March {text}", text)
    assert not shown(f"On 5 March 10{text[1:]}", text)
    assert not shown(f"In March 5{text[1:]}", text)


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("Anna Berg resigned as minister of transport.", False),
        ("Echo resigned as minister of transport.", False),
        ("Lars Holm resigned as minister of transport, Echo reported.", True),
        ("According to Anna Berg of Echo, Lars Holm resigned as minister of transport.", True),
    ],
)
def test_authors_and_outlet_are_known_only_as_those_who_tell_it(claim: str, right: bool) -> None:
    text = "Lars Holm resigned as minister of transport."
    assert shown(claim, text, authors=("Anna Berg",)) == right


@pytest.mark.parametrize(
    ("claimed", "told", "right"),
    [
        ("5 billion", "5 million", False),
        ("3 thousand", "3 million", False),
        ("5", "5 million", False),
        ("15 million", "1,5 million", False),
        ("5 million", "5m", True),
        ("twenty-five", "25", True),
        ("200", "two hundred", True),
        ("seventy", "70", True),
        ("seventy", "eighty", False),
    ],
)
def test_a_number_is_held_against_numbers_with_their_scale(
    claimed: str, told: str, right: bool
) -> None:
    text = "The old ferry carried {} people across the river in the year."
    assert shown(text.format(claimed), text.format(told)) == right


def test_a_quote_that_adds_a_word_hides_no_denial() -> None:
    text = "Vessaly will not send 900 troops to the border. Thursday brought heavy rain."
    assert not shown("Vessaly will send 900 troops to the border on Thursday.", text)


def test_quoted_words_may_differ_in_their_apostrophes() -> None:
    said = "Bellandi said \u201cwe don\u2019t want this war\u201d."
    assert shown('Bellandi said "we don\'t want this war".', said)
    assert not shown("Bellandi said \u2018every soldier will go\u2019.", said)


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("Albrant will send 900 troops.", True),
        ("Merrow will send 400 troops.", True),
        ("Merrow will send 900 troops.", False),
        ("Albrant will send 400 troops.", False),
        ("900 troops will be sent by Merrow.", False),
    ],
)
def test_one_does_not_get_the_figure_of_another(claim: str, right: bool) -> None:
    assert shown(claim, "Albrant will send 900 troops and Merrow 400 troops.") == right


@pytest.mark.parametrize(("name", "right"), [("Albrant", True), ("Merrow", False)])
def test_a_figure_stands_before_who_gives_it_too(name: str, right: bool) -> None:
    text = "900 troops will come from Albrant and 400 troops from Merrow."
    assert shown(f"900 troops will come from {name}.", text) == right


def test_a_figure_that_goes_to_two_is_not_exchanged() -> None:
    text = "Albrant will send 900 troops to Stenna and 400 troops to Oxmoor."
    assert shown("Albrant will send 400 troops to Oxmoor.", text)


def test_the_opposite_word_is_no_support() -> None:
    text = "The budget for the bridges was rejected by parliament in Stenna."
    assert not shown("The budget for the bridges was approved by parliament in Stenna.", text)
    assert shown("The budget for the bridges was not approved by parliament in Stenna.", text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The bridge collapsed on 5 May.", "The bridge collapsed on 5 March."),
        ("Work starts in May.", "Work starts in April and may end soon."),
        ("Theresa May resigned as minister.", "Theresa Villiers resigned as minister; others may."),
        ("Will Holm resigned as minister.", "Lars Holm resigned as minister. Others will."),
        ("In all, germany will send 900 troops.", "In all, Albrant will send 900 troops."),
        (
            "The ferry sails on Thursday.",
            "The ferry sails on Monday. The council in Stenna votes on Thursday.",
        ),
    ],
)
def test_names_months_and_days_are_those_of_the_passage(claim: str, text: str) -> None:
    assert not shown(claim, text)
    assert shown(text.partition(". ")[0] + ".", text)


@pytest.mark.parametrize(
    ("claimed", "told", "right"),
    [
        ("3 degrees", "-3 degrees", False),
        ("$5 million", "\u00a35 million", False),
        ("5 million dollars", "$5 million", True),
        ("5 km", "5 miles", False),
        ("5 km", "5 kilometres", True),
        ("its first prize", "its second prize", False),
        ("at least 90 boats", "at most 90 boats", False),
    ],
)
def test_a_figure_is_held_against_its_sign_and_unit(claimed: str, told: str, right: bool) -> None:
    text = "The old ferry line of Stenna reached {} in the winter of that year."
    assert shown(text.format(claimed), text.format(told)) == right


@pytest.mark.parametrize(
    "text",
    [
        "Vessaly may send 900 troops to the border.",
        "Vessaly will send 900 troops to the border, but only if parliament agrees.",
        "Unless parliament objects, Vessaly will send 900 troops to the border.",
        "It is a lie that Vessaly will send 900 troops to the border.",
    ],
)
def test_what_is_said_perhaps_or_on_a_condition_is_not_said_outright(text: str) -> None:
    assert not shown("Vessaly will send 900 troops to the border.", text)
    assert shown(text, text)


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("But only if parliament agrees.", "if parliament agrees"),
        ("That depends on a vote in parliament.", "depending on a vote in parliament"),
        ("It still needs the approval of parliament.", "with the approval of parliament"),
        ("It will do so only once parliament has agreed.", "if parliament agrees"),
    ],
)
def test_a_condition_in_the_next_sentence_is_one_too(condition: str, told: str) -> None:
    claim = "Vessaly will send 900 troops to the border."
    assert not shown(claim, f"{claim} {condition}")
    assert shown(f"{claim[:-1]} {told}.", f"{claim} {condition}")
    assert shown(claim, f"{claim} Albrant refused. {condition}")


def test_what_somebody_was_asked_is_no_condition() -> None:
    text = "Asked if he would resign, Holm said that Vessaly will send 900 troops."
    assert shown("Vessaly will send 900 troops, Holm said.", text)


@pytest.mark.parametrize(
    "quoted",
    [
        "'every soldier will go home'",
        "\u00abevery soldier will go\u00bb",
        "\u201cevery soldier will",
    ],
)
def test_what_any_marks_quote_stands_word_for_word(quoted: str) -> None:
    text = "Bellandi said that every last soldier of hers will go back home."
    assert not shown(f"Bellandi said {quoted}.", text)
