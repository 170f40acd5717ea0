import pytest

from rag.answering.drafts import LONGEST_QUOTATION, Draft, Drafts


def drafts(text: str, size: int = 1000, cut_short: bool = False) -> list[Draft]:
    held = Drafts()
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    return [draft for piece in pieces for draft in held.feed(piece)] + list(held.end(cut_short))


def texts(text: str) -> list[str]:
    """Return the sentences of a text, which are the same however small its pieces are."""
    whole = drafts(text)
    assert [drafts(text, size) for size in (1, 7)] == [whole, whole]
    return [draft.text for draft in whole]


def test_markers_are_read_and_taken_out() -> None:
    first, second = drafts("Dell left [1, 3-4]. Holm came.[passage 2] 【5†source】")
    assert (first.text, first.markers) == ("Dell left.", (1, 3, 4))
    assert (second.text, second.markers) == ("Holm came.", (2, 5))


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry sails at 5 p.m. Monday from the pier.",
        "Pres. Dell spoke to Gen. Holm and Lt. Col. Roe.",
        "Dell (a.k.a. Dee) spoke.",
        "Dell, a.k.a. Dee, spoke.",
        "Messrs. Holm and Berg left.",
        "The U.S. Secretary of State met J. K. Holm at No. 10.",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    assert texts(f"{sentence} Then it rained.") == [sentence, "Then it rained."]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Albrant will\nsend troops [1].", ["Albrant will send troops."]),
        ("Albrant will [1]\nsend troops.", ["Albrant will send troops."]),
        ("Dell left.\nHolm came.", ["Dell left.", "Holm came."]),
        ("Dell left [1]\nHolm came [2]", ["Dell left", "Holm came"]),
        ("Dell left\n\nHolm came", ["Dell left", "Holm came"]),
        ("They left:\n- Dell\n- Ada\nHolm", ["They left:", "Dell", "Ada Holm"]),
        ("1. Dell left\n2. Holm came", ["Dell left", "Holm came"]),
        ("# Troops\nDell left.", ["Troops", "Dell left."]),
        ("**Troops**\nDell left.\n## Talks", ["Troops", "Dell left.", "Talks"]),
    ],
)
def test_a_line_ends_a_sentence_only_where_it_says_so(text: str, sentences: list[str]) -> None:
    assert texts(text) == sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "“Every soldier will go. No one stays.”",
        'Dell said: "Every soldier will go. No one stays," and left.',
        "\u2018It\u2019s over. We\u2019ll go,\u2019 he said.",
        "Dell said «Go. Stay.» twice.",
    ],
)
def test_a_quotation_stays_in_one_sentence(sentence: str) -> None:
    assert texts(f"{sentence} Then it rained.") == [sentence, "Then it rained."]


def test_a_quotation_that_is_not_closed_holds_nothing_together() -> None:
    assert texts("“Every soldier will go. No one stays.") == [
        "“Every soldier will go.",
        "No one stays.",
    ]
    assert texts("He said “go. They left.\n\nNo.”")[1] == "They left."
    endless = "“Go. " + "They left. " * (LONGEST_QUOTATION // 10)
    assert next(Drafts().feed(endless)).text == "“Go."


@pytest.mark.parametrize(
    ("rest", "complete"),
    [
        ("Vessaly will send 900 troops", False),
        ("Vessaly will send 900 troops [1]", False),
        ("Vessaly will send 900 troops. [1", True),
        ("Vessaly will send “900 troops.” [1]", True),
    ],
)
def test_what_a_limit_cut_off_is_incomplete(rest: str, complete: bool) -> None:
    first, last = drafts(f"Dell left. {rest}", cut_short=True)
    assert (first.complete, last.complete) == (True, complete)
    assert drafts(rest)[-1].complete


def test_a_complete_sentence_is_given_out_with_the_next_word() -> None:
    held = Drafts()
    assert list(held.feed("Dell left [1]. Holm")) == []
    assert [draft.text for draft in held.feed(" ")] == ["Dell left."]
