"""Reading: the quote card, the article beside the answer, its marks and versions."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.asking import OPPOSITION, TROOPS, answered, press

pytestmark = pytest.mark.slow


def in_view(page: Page, selector: str) -> bool:
    """Return whether an element lies within the article pane's visible part."""
    return bool(
        page.evaluate(
            """(selector) => {
              const mark = document.querySelector(selector).getBoundingClientRect();
              const pane = document.getElementById("article").getBoundingClientRect();
              return mark.top >= pane.top && mark.bottom <= Math.min(pane.bottom, innerHeight);
            }""",
            selector,
        )
    )


def test_a_marker_shows_its_quote_when_pointed_at_or_focused(page: Page) -> None:
    marker = answered(page).locator(".statement .marker").first
    marker.hover()
    expect(page.locator("#card")).to_contain_text("officials said on Thursday after six hours")
    expect(page.locator("#card")).to_contain_text("Stenna Post (invented)\u00a0· 5 March 2026")
    page.mouse.move(0, 0)
    expect(page.locator("#card")).to_be_hidden()
    marker.focus()
    expect(page.locator("#card")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()


def test_pressing_a_marker_marks_the_quote_in_view(page: Page) -> None:
    answered(page)
    mark = press(page, 4)
    expect(mark).to_have_text("Prime Minister Owen Thackray said Merrow would contribute 900.")
    expect(mark).to_be_focused()
    page.wait_for_timeout(600)
    assert in_view(page, "mark.current")


def test_other_quotes_of_the_answer_are_marked_more_lightly(page: Page) -> None:
    answered(page)
    press(page, 1)
    expect(page.locator("mark")).to_have_count(3)
    expect(page.locator("mark.current")).to_have_count(1)


def test_the_article_has_its_dates_and_a_safe_link_out(page: Page) -> None:
    answered(page)
    press(page, 1)
    pane = page.locator("#article")
    expect(pane.locator("header .dateline")).to_contain_text(
        "Stenna Post (invented)\u00a0· published 5 March 2026\u00a0· added"
    )
    link = pane.get_by_role("link", name="Read at stenna-post.example")
    expect(link).to_have_attribute("rel", "noopener noreferrer")


def test_keys_walk_through_the_quotes_across_articles_and_back(page: Page) -> None:
    answered(page)
    press(page, 2)
    page.keyboard.press("n")
    expect(page.locator("mark.current")).to_contain_text("Albrant will send 1,200 soldiers")
    expect(page.locator(".place")).to_have_text("3 of 4")
    page.keyboard.press("p")
    expect(page.locator("mark.current")).to_contain_text("Albrant would send 1,800 soldiers")


def test_escape_closes_the_article_and_gives_the_focus_back(page: Page) -> None:
    answered(page)
    press(page, 2)
    page.keyboard.press("Escape")
    expect(page.locator("#article")).to_be_hidden()
    expect(page.locator(".statement .marker[data-number='2']")).to_be_focused()


def test_a_reload_opens_the_same_quote_again(page: Page) -> None:
    answered(page)
    press(page, 3)
    before = page.locator("mark.current").inner_text()
    page.reload()
    expect(page.locator("mark.current")).to_have_text(before)
    expect(page.locator(".turn h2")).to_have_text(TROOPS)


def test_a_quote_after_emoji_is_marked_exactly(page: Page) -> None:
    answered(page, OPPOSITION)
    expect(press(page, 1)).to_have_text("The opposition was divided.")
    expect(page.locator("#article .caveat")).to_have_count(0)


def test_on_a_phone_the_article_lies_over_the_answer(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    answered(page)
    press(page, 1)
    box = page.locator("#article").bounding_box()
    assert box
    assert (box["x"], box["width"]) == (0, 390)
    expect(page.locator("#main")).to_have_attribute("inert", "")
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#main")).not_to_have_attribute("inert", "")


def test_a_deleted_article_leaves_a_word_and_the_quote(page: Page) -> None:
    answered(page)
    found = page.request.get("/api/articles?words=pledge").json()["articles"]
    for article in found:
        page.request.delete(f"/api/articles/{article['id']}")
    page.locator(".statement .marker").first.click()
    expect(page.locator("#article .failure")).to_contain_text("no longer kept here")
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)


def test_passages_that_were_read_stand_by_article_and_open_where_they_stand(page: Page) -> None:
    turn = answered(page)
    turn.locator(".passages summary").click()
    expect(turn.locator(".passages li")).to_have_count(2)
    expect(turn.locator(".passages li").first).to_contain_text("· 3 passages")
    turn.locator(".passages .title").nth(1).click()
    expect(page.locator("mark.current")).to_contain_text("Albrant will send 1,200")


def test_each_passage_that_was_read_can_be_opened(page: Page) -> None:
    turn = answered(page)
    turn.locator(".passages summary").click()
    first = turn.locator(".passages li").first
    first.get_by_role("button", name="Passage 3").click()
    expect(page.locator("mark.current")).to_contain_text("Merrow would contribute 900")
    first.get_by_role("button", name="Passage 2").click()
    expect(page.locator("mark.current")).to_contain_text("would send 1,800 soldiers")
