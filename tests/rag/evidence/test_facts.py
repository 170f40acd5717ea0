import pytest

from rag.evidence.facts import other_answer, same_answer, same_fact, undoes


def test_the_same_fact_shares_most_content_words() -> None:
    assert same_fact("The mayor closed the harbour.", "The harbour was closed by the mayor.")
    assert not same_fact("The mayor closed the harbour.", "The mayor opened the bridge.")


def test_what_another_does_or_the_other_way_round_is_not_the_same_fact() -> None:
    sent = "Albrant will send troops to the border next week."
    assert not same_fact(sent, sent.replace("Albrant", "Merrow"))
    assert not same_fact("Dell called Kresh on Friday.", "Kresh called Dell on Friday.")
    assert same_fact(sent, "Next week Albrant will send troops to the border.")


def test_a_sentence_that_denies_another_is_not_the_same_fact() -> None:
    sent = "Vessaly will send 900 troops to the border."
    assert not same_fact(sent, "Vessaly will not send 900 troops to the border.")
    assert not same_fact(sent, "Vessaly won't send 900 troops to the border.")


@pytest.mark.parametrize(
    "other",
    [
        "The order that the union pay costs of 85,000 crowns was quashed.",
        "The order that the union pay costs of 85,000 crowns was overturned.",
        "The union will pay costs of 85,000 crowns only if the court so orders.",
        "The court asked whether the union was ordered to pay costs of 85,000 crowns.",
    ],
)
def test_what_was_undone_or_depends_does_not_bear_out_what_was_so(other: str) -> None:
    so = "The union was ordered to pay costs of 85,000 crowns."
    assert not same_fact(so, other)
    assert same_fact(other, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The new pier cost 3 billion crowns.", "The new pier cost 3 million crowns."),
        ("The new pier cost $5 million.", "The new pier cost \u00a35 million."),
        ("Prices in Stenna rose 5 percent in May.", "Prices in Stenna rose 5 percent in June."),
        ("Berg will open the bridge on Monday.", "Berg will open the bridge on Friday."),
        ("The pier opens to all today.", "The pier opens to all tomorrow."),
        ("The river froze at -3 degrees.", "The river froze at 3 degrees."),
    ],
)
def test_another_scale_unit_sign_or_day_is_another_fact(one: str, other: str) -> None:
    assert not same_fact(one, other)
    assert same_fact(one, one)


def test_a_quantity_written_two_ways_is_one() -> None:
    assert same_fact("Some 1.2 million people fled.", "Some 1,200,000 people fled.")
    assert same_answer("$5 million", "5 million dollars")
    assert not other_answer("1.2 million people", "1,200,000 people")


def test_short_answers_are_the_same_by_their_content_words() -> None:
    assert same_answer("the 40 ferries", "40 ferries")
    assert not same_answer("40 ferries", "41 ferries")
    assert not same_answer("", "")


@pytest.mark.parametrize(
    ("one", "other", "rivals"),
    [
        ("3 billion crowns", "3 million crowns", True),
        ("on Monday", "on Friday", True),
        ("Anna Berg", "Lars Holm", True),
        ("Anna Berg", "Mayor Berg", False),
        ("March 2026", "5 March 2026", False),
        ("on Monday morning", "Monday", False),
    ],
)
def test_short_answers_are_rivals_where_they_have_nothing_in_common(
    one: str, other: str, rivals: bool
) -> None:
    assert other_answer(one, other) is rivals


@pytest.mark.parametrize(
    ("told", "said", "undone"),
    [
        ("The order that she pay costs was also quashed.", "She was ordered to pay costs.", True),
        ("The court overturned the injunction.", "The court granted an injunction.", True),
        ("The court overturned the injunction.", "The injunction was overturned.", False),
        ("She won her seat after the court overturned the ban.", "She won her seat.", False),
        ("She pays the costs.", "She was ordered to pay costs.", False),
    ],
)
def test_a_text_undoes_what_another_tells(told: str, said: str, undone: bool) -> None:
    assert undoes(told, said) is undone
