"""Asking, watching the answer come, stopping it."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from rag.filters import Filters
from rag.types import Answer, Citation
from tests.web.asking import BREAKS, OFFERS, OIL, SLOW, TROOPS, answered, ask
from tests.web.serving import Served

pytestmark = pytest.mark.slow


def test_an_example_asks_itself(page: Page) -> None:
    page.locator(".examples button").first.click()
    expect(page.locator(".turn h2")).to_have_text(TROOPS)
    expect(page.locator(".statement")).to_have_count(3)


def test_enter_asks_and_shift_enter_begins_a_line(page: Page) -> None:
    page.fill("#question", "one")
    low = page.locator("#question").bounding_box()
    page.press("#question", "Shift+Enter")
    page.keyboard.type("two")
    high = page.locator("#question").bounding_box()
    assert low
    assert high
    assert high["height"] > low["height"]
    page.press("#question", "Enter")
    expect(page.locator(".turn h2")).to_have_text("one\ntwo")


def test_an_empty_question_is_not_sent(page: Page) -> None:
    ask(page, "   \n ")
    expect(page.locator(".turn")).to_have_count(0)


def test_statements_arrive_one_by_one(page: Page, served: Served) -> None:
    turn = ask(page, SLOW)
    expect(turn.locator(".stage")).to_have_text("Reading 4 passages from 2 outlets…")
    expect(turn.locator(".statement")).to_have_count(1)
    expect(turn.locator(".sources")).to_have_count(0)
    served.release()
    expect(turn.locator(".statement")).to_have_count(2)
    served.release(2)
    expect(turn.locator(".sources")).to_have_count(1)
    expect(turn.locator(".stage")).to_have_count(0)


def test_stopping_keeps_what_was_stated(page: Page) -> None:
    turn = ask(page, SLOW)
    expect(turn.locator(".statement")).to_have_count(1)
    page.get_by_role("button", name="Stop").click()
    expect(turn.locator(".stopped")).to_contain_text("Stopped. What stands above is checked")
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()


def test_stopping_before_anything_is_stated_says_so(page: Page, served: Served) -> None:
    served.state.assistant.gate.acquire()  # type: ignore[attr-defined]
    turn = ask(page, SLOW)
    expect(turn.locator(".stage")).to_contain_text("Reading")
    page.get_by_role("button", name="Stop").click()
    expect(turn.locator(".stopped")).to_have_text("Stopped.")
    expect(turn.get_by_role("button", name="Ask again")).to_be_visible()


def test_ask_again_asks_the_same_below(page: Page) -> None:
    answered(page).get_by_role("button", name="Ask again").click()
    expect(page.locator(".turn h2")).to_have_text([TROOPS, TROOPS])
    expect(page.locator(".sources")).to_have_count(2)


def test_editing_puts_the_question_back_in_the_box(page: Page) -> None:
    answered(page).get_by_role("button", name="Edit the question").click()
    expect(page.locator("#question")).to_have_value(TROOPS)
    expect(page.locator("#question")).to_be_focused()


def test_caveats_stand_before_the_statements(page: Page) -> None:
    turn = answered(page)
    caveat, statement = turn.locator(".caveat"), turn.locator(".statement").first
    expect(caveat).to_contain_text("Disagreement. Stenna Post has 1,800 soldiers")
    above, below = caveat.bounding_box(), statement.bounding_box()
    assert above
    assert below
    assert above["y"] < below["y"]


def test_the_same_quote_keeps_its_number_and_sources_are_counted(page: Page) -> None:
    turn = answered(page)
    expect(turn.locator(".statement .marker")).to_have_text(["1", "2", "3", "4"])
    expect(turn.locator(".sources li")).to_have_count(2)
    expect(turn.locator(".sources li").first).to_contain_text("3 statements rest on this")
    expect(turn.locator(".sources .numbers")).to_have_text(["1, 2, 4", "3"])


def test_a_list_has_a_row_and_a_marker_for_each_item(page: Page) -> None:
    rows = answered(page, OFFERS).locator(".statement li")
    expect(rows).to_have_count(3)
    for row in rows.all():
        expect(row.locator(".marker")).to_have_count(1)


def test_an_abstention_says_what_is_missing_and_what_came_near(page: Page) -> None:
    turn = answered(page, OIL)
    box = turn.locator(".abstention")
    expect(box.get_by_role("heading").first).to_have_text("The articles do not say")
    expect(box).to_contain_text("No article here says what oil costs.")
    expect(box.locator(".nearest li")).to_have_count(1)
    expect(box.locator(".passages summary")).to_contain_text("Found 1 passage from 1 outlet")
    expect(turn.locator(".statement")).to_have_count(0)


def test_an_error_in_mid_answer_keeps_statements_and_question(page: Page) -> None:
    turn = ask(page, BREAKS)
    expect(turn.locator(".failure")).to_contain_text(
        "The reading model stopped: start the server anew."
    )
    expect(turn.locator(".statement")).to_have_count(1)
    expect(page.locator("#question")).to_have_value(BREAKS)


def test_a_refused_question_says_why_and_stays_in_the_box(page: Page) -> None:
    turn = ask(page, "long " * 500)
    expect(turn.locator(".failure")).to_contain_text("characters: shorten it.")
    expect(page.locator("#question")).not_to_have_value("")


def test_a_reload_in_mid_answer_keeps_the_question(page: Page) -> None:
    turn = ask(page, SLOW)
    expect(turn.locator(".statement")).to_have_count(1)
    page.reload()
    expect(page.locator("#question")).to_have_value(SLOW)
    expect(page.locator(".toast")).to_contain_text("ask it again")


def test_a_draft_survives_a_reload(page: Page) -> None:
    page.fill("#question", "half a ques")
    page.reload()
    expect(page.locator("#question")).to_have_value("half a ques")


def test_leaving_the_page_stops_the_work(page: Page, served: Served) -> None:
    ask(page, SLOW)
    expect(page.locator(".statement")).to_have_count(1)
    page.goto("about:blank")
    page.wait_for_timeout(500)
    served.release()
    page.wait_for_timeout(500)
    assert served.state.assistant.closed_after is not None  # type: ignore[attr-defined]
    assert served.state.conversations.count() == 0


def test_a_long_question_shows_three_lines_until_it_is_pressed(page: Page) -> None:
    turn = answered(page, "Who sends soldiers, and when, and where? " * 20)
    heading = turn.locator("h2")
    short = heading.bounding_box()
    turn.get_by_role("button", name="Show all of the question").click()
    whole = heading.bounding_box()
    assert short
    assert whole
    assert short["height"] < 100 < whole["height"]
    page.set_viewport_size({"width": 390, "height": 844})
    expect(turn.get_by_role("button", name="Show less")).to_be_visible()


def test_on_a_phone_the_box_is_one_line_until_something_is_typed(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    answered(page)
    box = page.locator("#ask").bounding_box()
    assert box
    assert box["height"] < 80
    page.fill("#question", "And who")
    expect(page.get_by_text("Narrow by date or outlet")).to_be_visible()


def test_an_abstention_that_is_unsure_does_not_say_that_nothing_answers(
    page: Page, served: Served
) -> None:
    near = Citation(article_id="a", quote="It may rain.", start=0, end=12)
    found = Answer(
        question="Rain?", abstained=True, missing="Perhaps.", unsure=True, nearest=(near,)
    )
    served.state.conversations.add(None, found, Filters(), datetime.now(UTC))
    page.reload()
    page.get_by_role("link", name="Rain?").click()
    box = page.locator(".abstention")
    expect(box.locator("h3")).to_have_text("Not sure enough to answer")
    expect(box).to_contain_text("It may rain.")
    expect(box.locator(".hint")).to_have_count(0)
