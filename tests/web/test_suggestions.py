"""What to ask next: offered below the newest answer, asked by a press, answered."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.asking import OIL, TROOPS, answered

pytestmark = pytest.mark.slow


def test_a_suggestion_asks_itself_and_is_answered(page: Page) -> None:
    offered = answered(page).locator(".next button")
    expect(offered.first).to_be_visible()
    question = offered.first.inner_text()
    assert question != TROOPS
    offered.first.click()
    turn = page.locator(".turn").last
    expect(turn.locator("h2")).to_have_text(question)
    expect(turn.locator(".sources")).to_be_visible()
    expect(page.locator(".turn").first.locator(".next")).to_have_count(0)


def test_they_stand_below_the_newest_answer_only(page: Page) -> None:
    expect(answered(page).locator(".next button").first).to_be_visible()
    answered(page, OIL)
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".turn").first.locator(".next")).to_have_count(0)


def test_they_come_back_with_their_conversation(page: Page) -> None:
    before = answered(page).locator(".next")
    expect(before).to_be_visible()
    words = before.inner_text()
    page.reload()
    expect(before).to_be_visible()
    assert before.inner_text() == words


def test_they_keep_the_filters_of_the_answer(page: Page) -> None:
    page.goto("/?from=2026-03-01&to=2026-03-07")
    turn = answered(page)
    turn.locator(".next button").first.click()
    asked = page.locator(".turn").last
    expect(asked.locator(".chip")).to_have_text(["From 1 March 2026", "Until 7 March 2026"])


def test_an_answer_stands_where_none_can_be_offered(page: Page) -> None:
    page.route("**/suggestions", lambda route: route.fulfill(status=503, json={}))
    turn = answered(page)
    page.wait_for_load_state("networkidle")
    expect(turn.locator(".next")).to_have_count(0)
    expect(page.locator(".toast")).to_have_count(0)
