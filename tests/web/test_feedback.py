"""Thumbs: stored at once, with a reason, shown again after a reload, taken back."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.asking import OIL, answered
from tests.web.serving import Served

pytestmark = pytest.mark.slow


def thumb(turn: Locator, name: str) -> Locator:
    """Return the button of a thumb."""
    return turn.get_by_role("button", name=f"{name} answer")


def kept(served: Served) -> list[tuple[Any, ...]]:
    """Return the stored opinions."""
    found = [one for message in served.state.feedback.find() for one in message.feedback]
    return [(one.verdict, one.reason, one.note) for one in found]


def test_a_thumb_up_is_kept_with_the_answer(page: Page, served: Served) -> None:
    turn = answered(page)
    thumb(turn, "Good").click()
    expect(thumb(turn, "Good")).to_have_attribute("aria-pressed", "true")
    expect(turn.get_by_role("form", name="What is amiss")).to_be_hidden()
    assert kept(served) == [("up", None, "")]


def test_a_thumb_down_is_kept_with_reason_and_words(page: Page, served: Served) -> None:
    turn = answered(page)
    thumb(turn, "Bad").click()
    turn.get_by_role("button", name="It is out of date").click()
    expect(turn.locator(".amiss .hint")).to_have_text("Kept with the answer. Thank you.")
    turn.get_by_label("In your words").fill("It was more by Friday.")
    turn.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#announcer p").last).to_have_text("Kept with the answer. Thank you.")
    assert kept(served) == [("down", "out_of_date", "It was more by Friday.")]


def test_feedback_is_shown_again_after_a_reload(page: Page) -> None:
    turn = answered(page, OIL)
    thumb(turn, "Bad").click()
    turn.get_by_role("button", name="Something is missing").click()
    expect(turn.locator("[data-reason=missing]")).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(thumb(turn, "Bad")).to_have_attribute("aria-pressed", "true")
    expect(turn.locator("[data-reason=missing]")).to_have_attribute("aria-pressed", "true")


def test_a_second_press_takes_it_back_and_the_other_thumb_replaces_it(
    page: Page, served: Served
) -> None:
    turn = answered(page)
    thumb(turn, "Bad").click()
    thumb(turn, "Good").click()
    expect(thumb(turn, "Good")).to_have_attribute("aria-pressed", "true")
    expect(thumb(turn, "Bad")).to_have_attribute("aria-pressed", "false")
    assert kept(served) == [("up", None, "")]
    thumb(turn, "Good").click()
    expect(thumb(turn, "Good")).to_have_attribute("aria-pressed", "false")
    assert kept(served) == []


def test_feedback_that_is_not_kept_says_so_and_keeps_the_words(page: Page, served: Served) -> None:
    turn = answered(page)
    thumb(turn, "Bad").click()
    turn.get_by_label("In your words").fill("No.")
    served.stop()
    turn.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("Your feedback was not kept. The server does")
    expect(turn.get_by_label("In your words")).to_have_value("No.")
    served.start()
    turn.get_by_role("button", name="Send", exact=True).click()
    expect(turn.locator(".amiss .hint")).to_have_text("Kept with the answer. Thank you.")
    assert kept(served) == [("down", None, "No.")]


def test_a_stopped_answer_asks_for_no_feedback(page: Page) -> None:
    page.fill("#question", "Take your time")
    page.press("#question", "Enter")
    page.locator(".statement").first.wait_for()
    page.get_by_role("button", name="Stop").click()
    page.locator(".stopped").wait_for()
    expect(page.locator(".thumb")).to_have_count(0)
