"""A server that goes away, and comes back."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.asking import SLOW, TROOPS, answered, ask, press
from tests.web.serving import Served

pytestmark = pytest.mark.slow


def test_a_gone_server_is_said_and_the_question_kept(page: Page, served: Served) -> None:
    served.stop()
    turn = ask(page, TROOPS)
    expect(turn.locator(".failure")).to_contain_text("The server does not answer")
    expect(page.locator("#banner")).to_contain_text("Dateline keeps trying")
    expect(page.locator("#question")).to_have_value(TROOPS)
    served.start()
    expect(page.locator("#banner")).to_be_hidden(timeout=10_000)
    turn.get_by_role("button", name="Ask again").click()
    expect(page.locator(".sources")).to_have_count(1)


def test_a_server_that_goes_in_mid_answer_leaves_what_is_checked(
    page: Page, served: Served
) -> None:
    turn = ask(page, SLOW)
    expect(turn.locator(".statement")).to_have_count(1)
    served.stop()
    expect(turn.locator(".failure")).to_contain_text("The connection broke")
    expect(turn.locator(".statement")).to_have_count(1)


def test_an_article_that_cannot_be_fetched_can_be_tried_again(page: Page, served: Served) -> None:
    turn = answered(page)
    served.stop()
    turn.locator(".marker").first.click()
    expect(page.locator("#article .failure")).to_contain_text("The server does not answer")
    served.start()
    page.locator("#article").get_by_role("button", name="Try again").click()
    expect(page.locator("mark.current")).to_be_visible()


def test_two_tabs_ask_in_turn(page: Page) -> None:
    answered(page)
    other = page.context.new_page()
    other.goto(page.url)
    answered(other, "Who sends soldiers?")
    answered(page, "Who sends the ships?")
    stored = page.request.get("/api/conversations").json()["conversations"]
    assert [one["size"] for one in stored] == [3]
    press(page, 1)
