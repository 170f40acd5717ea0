from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.types import Answer, Caveat, Citation, Item, Statement
from server.slack.blocks import Shown, answer_blocks
from server.slack.links import Place
from tests.server.slack.answers import HOSTILE, WHEN, answers, cited, stated, texts
from tests.server.slack.block_kit import problems
from tests.server.slack.rooms import links, words

PLACE = Place(page="https://news.example.org", conversation_id="c" * 32, turn=2)


def shown(answer: Answer, place: Place | None = PLACE, **more: Any) -> dict[str, Any]:
    return {"blocks": answer_blocks(Shown(answer=answer, key="c m", place=place, **more))}


def answer(*statements: Statement, **more: Any) -> Answer:
    return Answer(question="Who?", statements=statements, **more)


@settings(max_examples=60)
@given(answers, st.sampled_from([PLACE, None]), st.booleans(), texts)
def test_every_answer_is_within_slacks_limits(
    any_answer: Answer, place: Place | None, private: bool, question: str
) -> None:
    asked = question if private else ""
    message = shown(any_answer, place, private=private, question=asked, by="U1" if asked else None)
    assert problems(message["blocks"]) == []


def test_a_number_leads_to_the_quote_on_our_page_and_the_title_to_the_outlets() -> None:
    found = links(shown(answer(stated("Troops go."))))
    assert found["[1]"] == f"https://news.example.org/?c={'c' * 32}&cite=2.1"
    assert found["Title 0"] == "https://echo.example/0"


def test_without_a_page_a_number_leads_to_the_outlet() -> None:
    found = links(shown(answer(stated("Troops go.")), None))
    assert found == {"[1]": "https://echo.example/0", "Title 0": "https://echo.example/0"}


def test_sources_carry_outlet_and_dates() -> None:
    updated = cited("Troops go.", updated_at=WHEN)
    text = words(shown(answer(Statement(text="Troops go.", citations=(updated,)), as_of=WHEN)))
    assert "[1] Title 0 · Echo, 5 March 2026, updated 5 March 2026\n" in text
    assert "As of 5 March 2026" in text


def test_an_unknown_outlet_and_date_are_said_to_be_unknown() -> None:
    bare = cited("Troops go.", publisher=None, published_at=None, title="", url=None)
    text = words(shown(answer(Statement(text="Troops go.", citations=(bare,)))))
    assert "[1] Untitled · unknown outlet, no date" in text


def test_caveats_stand_first() -> None:
    caveat = Caveat(kind="single_source", text="Only one outlet says this: Echo.")
    text = words(shown(answer(stated("Troops go."), caveats=(caveat,))))
    assert text.startswith("One source. Only one outlet says this: Echo.\nTroops go. [1]")


def test_a_list_answer_has_a_row_for_each_item_with_its_own_number() -> None:
    first, second = cited("Albrant will.", 1), cited("Merrow will.", 2)
    rows = (Item(text="Albrant", citations=(first,)), Item(text="Merrow", citations=(second,)))
    told = Statement(text="Two will send troops:", citations=(first, second), items=rows)
    text = words(shown(answer(told)))
    assert text.startswith("Two will send troops:\n• Albrant [1]\n• Merrow [2]\n")
    assert "[1] Title 1 · Echo, 5 March 2026 · “Albrant will.”\n[2] Title 2 · Echo" in text


def test_the_quotes_of_one_article_share_a_line() -> None:
    first = Statement(text="Troops go.", citations=(cited("Troops go."),))
    second = Statement(text="Ships go.", citations=(cited("Ships go.", start=40, end=49),))
    text = words(shown(answer(first, second)))
    assert text == "Troops go. [1]\nShips go. [2]\n[1] [2] Title 0 · Echo, 5 March 2026"


def test_an_abstention_says_what_was_searched_and_what_was_nearest() -> None:
    nearest = (cited("The bridge opens in May.", 3),)
    text = words(
        shown(Answer(question="Who?", abstained=True, missing="9 articles were.", nearest=nearest))
    )
    assert text.startswith("The articles do not say. 9 articles were.\nThe nearest that was found:")
    assert "• The bridge opens in May. [1]\n[1] Title 3 · Echo" in text
    assert "not surely enough" in text


def test_forty_long_quotes_are_shortened_with_a_link_to_the_rest() -> None:
    many = answer(*(stated(f"Quote {n} says. " + "word " * 80, n) for n in range(40)))
    message = shown(many)
    assert problems(message["blocks"]) == []
    assert words(message).count("Quote") >= 10
    assert "more statements did not fit here: read them in Dateline." in words(message)
    assert links(message)["read them in Dateline"] == PLACE.answer


def test_forty_short_quotes_keep_the_numbers_that_the_page_gives() -> None:
    found = links(shown(answer(*(stated(f"Quote {n} says.", n) for n in range(40)))))
    assert found["[7]"].endswith("cite=2.7")


@pytest.mark.parametrize("evil", HOSTILE)
def test_what_an_article_says_is_never_markup(evil: str) -> None:
    told = Statement(text=evil, citations=(cited(evil, title=evil, publisher=evil),))
    blocks = shown(answer(told), by="U0ANN", question=evil)["blocks"]
    kinds = {one["type"] for block in blocks[:-1] for one in _leaves(block)}
    assert kinds <= {"text", "link", "user"}
    assert {block["type"] for block in blocks} == {"rich_text", "actions"}


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example", "https://a.example/ x"])
def test_only_plain_web_addresses_are_linked(url: str) -> None:
    told = Statement(text="Troops go.", citations=(cited("Troops go.", url=url),))
    assert "Title 0" not in links(shown(answer(told)))


def test_one_statement_too_long_for_a_message_is_cut() -> None:
    many: tuple[Citation, ...] = tuple(cited('"' * 1900, n, title='"' * 150) for n in range(15))
    message = shown(answer(Statement(text='"' * 9000, citations=many)))
    assert problems(message["blocks"]) == []
    assert '"""' in words(message)


def _leaves(part: dict[str, Any]) -> list[dict[str, Any]]:
    inner = part.get("elements")
    return [leaf for one in inner for leaf in _leaves(one)] if inner is not None else [part]
