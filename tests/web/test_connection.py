"""A server that goes away, and comes back."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.asking import SLOW, TROOPS, answered, ask, press
from tests.web.serving import Served

pytestmark = pytest.mark.slow


def test_a_question_to_a_gone_server_is_kept_and_asked_once_it_is_back(
    page: Page, served: Served
) -> None:
    served.stop()
    turn = ask(page, TROOPS)
    expect(turn.locator(".failure")).to_contain_text("The server does not answer")
    expect(page.locator("#banner")).to_contain_text("Dateline keeps trying")
    expect(page.locator("#question")).to_have_value(TROOPS)
    served.start()
    expect(page.locator(".sources")).to_have_count(1)
    expect(page.locator("#banner")).to_be_hidden()
    expect(page.locator(".turn h2")).to_have_text([TROOPS])
    expect(page.locator("#question")).to_have_value("")


def test_an_answer_that_is_cut_leaves_what_is_checked_until_it_comes_again(
    page: Page, served: Served
) -> None:
    turn = ask(page, SLOW)
    expect(turn.locator(".statement")).to_have_count(1)
    served.stop()
    expect(turn.locator(".failure")).to_contain_text("The connection broke")
    expect(turn.locator(".failure")).to_contain_text("asked again once the server answers")
    expect(turn.locator(".statement")).to_have_count(1)
    served.release(9)
    served.start()
    expect(page.locator(".sources")).to_have_count(1)
    expect(page.locator(".turn h2")).to_have_text([SLOW])


def test_a_question_that_fails_twice_is_left_to_the_reader(page: Page) -> None:
    page.route("**/api/ask", lambda route: route.abort())
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if one.url.endswith("ask") else None)
    turn = ask(page, TROOPS)
    expect(turn.locator(".failure")).to_contain_text("asked again")
    expect(turn.locator(".failure")).not_to_contain_text("asked again")
    page.wait_for_timeout(2500)
    assert len(asked) == 2
    expect(page.locator("#question")).to_have_value(TROOPS)


def test_a_reader_who_went_on_is_not_asked_for(page: Page, served: Served) -> None:
    served.stop()
    ask(page, TROOPS).locator(".failure").wait_for()
    page.get_by_role("link", name="New conversation").click()
    page.fill("#question", "Something else")
    served.start()
    expect(page.locator("#banner")).to_be_hidden()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator("#question")).to_have_value("Something else")


def test_an_article_that_cannot_be_fetched_comes_once_the_server_is_back(
    page: Page, served: Served
) -> None:
    turn = answered(page)
    served.stop()
    turn.locator(".marker").first.click()
    failure = page.locator("#article .failure")
    expect(failure).to_contain_text("The server does not answer")
    expect(failure.get_by_role("button", name="Try again")).to_be_visible()
    page.fill("#question", "Meanwhile")
    served.start()
    expect(page.locator("mark.current")).to_be_visible()
    expect(page.locator("#question")).to_be_focused()


def test_lists_come_once_the_server_is_back(page: Page, served: Served) -> None:
    page.get_by_role("link", name="Articles").click()
    page.locator(".found li").first.wait_for()
    served.stop()
    page.get_by_label("Words").fill("bridge")
    expect(page.locator(".articles-view > .hint")).to_contain_text("does not answer")
    served.start()
    expect(page.locator(".articles-view > .hint")).to_contain_text("newest first")


def test_two_tabs_ask_in_turn(page: Page) -> None:
    answered(page)
    other = page.context.new_page()
    other.goto(page.url)
    answered(other, "Who sends soldiers?")
    answered(page, "Who sends the ships?")
    stored = page.request.get("/api/conversations").json()["conversations"]
    assert [one["size"] for one in stored] == [3]
    press(page, 1)
