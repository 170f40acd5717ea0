"""The side list: reopened exactly, searched, renamed, deleted with undo, exported."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from rag.filters import Filters
from rag.types import Answer
from tests.web.asking import OFFERS, OIL, TROOPS, answered
from tests.web.serving import Served

pytestmark = pytest.mark.slow
SLOW_FOR_THACKRAY = """() => {
  const real = window.fetch;
  window.fetch = async (...asked) => {
    const reply = await real(...asked);
    if (String(asked[0]).includes("Thackray"))
      await new Promise((done) => (window.waiting = done));
    return reply;
  };
}"""

# A row out of view is not laid out but given a usual height, and so is one of a list just drawn.
DRAWN = """row => new Promise((done) => {
  const measured = () => {
    const { y, height } = row.getBoundingClientRect();
    done([y, height]);
  };
  requestAnimationFrame(() => requestAnimationFrame(measured));
})"""


def act(page: Page, name: str) -> None:
    """Do one of the things that can be done with the newest conversation."""
    page.locator(".row-menu summary").first.click()
    page.locator(".row-actions").first.get_by_role("button", name=name).click()


def titles(page: Page) -> list[str]:
    """Return the titles in the side list."""
    return page.locator(".conversations > li > a").all_inner_texts()


def lies(row: Locator) -> list[float]:
    """Return where a row starts and how high it is, in px, once what is in view is drawn."""
    return row.evaluate(DRAWN)


def two(page: Page) -> None:
    """Hold two conversations."""
    answered(page, TROOPS)
    page.get_by_role("link", name="New conversation").click()
    answered(page, OIL)
    expect(page.locator(".conversations > li")).to_have_count(2)


def test_a_link_reopens_a_conversation_exactly(page: Page) -> None:
    answered(page, OIL)
    answered(page, OFFERS)
    expect(page.get_by_role("heading", name="The articles also answer")).to_be_visible()
    before = page.locator(".turns").inner_text()
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.get_by_role("heading", name="The articles also answer")).to_be_visible()
    assert page.locator(".turns").inner_text() == before


def test_conversations_open_from_the_list_and_back_returns(page: Page) -> None:
    two(page)
    page.get_by_role("link", name=TROOPS).click()
    expect(page.locator(".turn h2")).to_have_text(TROOPS)
    page.go_back()
    expect(page.locator(".turn h2")).to_have_text(OIL)


def test_a_search_finds_words_of_the_answer(page: Page) -> None:
    two(page)
    page.get_by_label("Search conversations").fill("Thackray")
    expect(page.locator(".conversations > li")).to_have_count(1)
    assert titles(page) == [TROOPS]
    page.get_by_label("Search conversations").fill("zebra")
    expect(page.locator(".side-foot")).to_have_text("No conversation holds “zebra”.")


def test_a_slow_reply_is_not_drawn_over_a_newer_one(page: Page) -> None:
    two(page)
    page.evaluate(SLOW_FOR_THACKRAY)
    with page.expect_response("**Thackray**"):
        page.get_by_label("Search conversations").fill("Thackray")
    page.get_by_label("Search conversations").fill("zebra")
    expect(page.locator(".side-foot")).to_have_text("No conversation holds “zebra”.")
    page.evaluate("window.waiting()")
    page.wait_for_timeout(300)
    expect(page.locator(".side-foot")).to_have_text("No conversation holds “zebra”.")


def test_a_browser_that_groups_no_lists_shows_them(page: Page) -> None:
    page.add_init_script("delete Object.groupBy; delete Map.groupBy;")
    answered(page, TROOPS)
    page.reload()
    expect(page.get_by_role("region", name="Today").locator("a")).to_have_text(TROOPS)


def test_a_conversation_is_renamed(page: Page) -> None:
    answered(page)
    act(page, "Rename")
    page.get_by_label("New title").fill("The strait")
    page.keyboard.press("Enter")
    expect(page.locator(".conversations > li > a")).to_have_text("The strait")
    expect(page.locator(".conversations a[aria-current=page]")).to_be_focused()
    expect(page).to_have_title("The strait · Dateline")
    page.reload()
    expect(page.locator(".conversations > li > a")).to_have_text("The strait")


def test_a_menu_goes_with_escape_and_lies_over_the_list(page: Page) -> None:
    two(page)
    below = page.locator(".conversations > li").last
    place = lies(below)
    page.locator(".row-menu summary").first.click()
    expect(page.get_by_role("button", name="Export as Markdown")).to_be_visible()
    assert lies(below) == place
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Export as Markdown")).to_be_hidden()
    expect(page.locator(".row-menu summary").first).to_be_focused()


def stored(served: Served, many: int) -> None:
    """Hold so many conversations of one question each."""
    now = datetime.now(UTC)
    for number in range(many):
        found = Answer(question=f"Question number {number}?", abstained=True, missing="All of it.")
        served.state.conversations.add(None, found, Filters(), now)


@pytest.mark.parametrize(("many", "group"), [(40, "Today"), (110, "Open")])
def test_an_open_conversation_is_marked_in_view_however_old(
    page: Page, served: Served, many: int, group: str
) -> None:
    answered(page)
    stored(served, many)
    page.reload()
    row = page.get_by_role("region", name=group).locator("a[aria-current=page]")
    expect(row).to_have_text(TROOPS)
    expect(row).to_be_in_viewport()


def test_a_deletion_can_be_undone(page: Page) -> None:
    two(page)
    act(page, "Delete")
    expect(page.locator(".conversations > li")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".conversations > li")).to_have_count(2)
    expect(page.locator(".turn h2")).to_have_text(OIL)


def test_a_deletion_is_done_once_its_notice_goes(page: Page) -> None:
    two(page)
    act(page, "Delete")
    page.get_by_role("button", name="Dismiss").click()
    page.wait_for_timeout(300)
    assert page.request.get("/api/conversations").json()["total"] == 1


def test_a_deletion_is_done_when_the_page_is_left(page: Page) -> None:
    two(page)
    act(page, "Delete")
    page.goto("about:blank")
    page.wait_for_timeout(500)
    assert page.request.get("/api/conversations").json()["total"] == 1


def test_markdown_has_a_footnote_for_every_citation(page: Page, tmp_path: Path) -> None:
    answered(page, TROOPS)
    with page.expect_download() as download:
        act(page, "Markdown")
    assert download.value.suggested_filename.endswith(".md")
    text = Path(download.value.path()).read_text("utf-8")
    used = re.findall(r"\[\^(\d+)\](?!:)", text)
    defined = re.findall(r"^\[\^(\d+)\]: “", text, re.MULTILINE)
    assert used == defined == ["1", "2", "3", "4"]
    assert "Stenna Post (invented), published 5 March 2026" in text


def test_json_is_the_conversation_as_stored(page: Page) -> None:
    answered(page, TROOPS)
    [stored] = page.request.get("/api/conversations").json()["conversations"]
    with page.expect_download() as download:
        act(page, "JSON")
    exported = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert exported == page.request.get(f"/api/conversations/{stored['id']}").json()


def test_a_link_that_may_not_be_copied_stands_selected_in_a_notice(page: Page) -> None:
    answered(page)
    refuse = "() => Promise.reject(new DOMException('denied', 'NotAllowedError'))"
    page.evaluate(f"() => {{ navigator.clipboard.writeText = {refuse}; }}")
    act(page, "Copy link")
    expect(page.locator(".toast")).to_contain_text("Copy the link yourself")
    expect(page.locator(".toast input")).to_have_value(page.url)
    assert page.evaluate("document.activeElement.selectionEnd") == len(page.url)


def test_a_second_tab_hears_of_a_new_conversation(page: Page) -> None:
    other = page.context.new_page()
    other.goto("/")
    answered(page)
    expect(other.locator(".conversations > li")).to_have_count(1)


def test_an_unknown_conversation_says_so_and_begins_anew(page: Page) -> None:
    page.goto("/?c=nowhere")
    expect(page.locator(".toast")).to_contain_text("No conversation is stored")
    expect(page.locator(".examples button").first).to_be_visible()


def test_five_hundred_conversations_stay_quick(page: Page, served: Served) -> None:
    stored(served, 500)
    page.reload()
    expect(page.locator(".conversations > li")).to_have_count(100)
    while (more := page.get_by_role("button", name="Show more of 500")).count():
        shown = page.locator(".conversations > li").count()
        more.click()
        expect(page.locator(".conversations > li")).not_to_have_count(shown)
    expect(page.locator(".conversations > li")).to_have_count(500)
    page.get_by_label("Search conversations").fill("number 499")
    expect(page.locator(".conversations > li")).to_have_count(1)
