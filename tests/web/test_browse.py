"""The articles: found, read, added, deleted."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.asking import upload
from tests.web.serving import Served

pytestmark = pytest.mark.slow


def browse(page: Page, query: str = "") -> Any:
    """Open the articles; return their rows."""
    page.goto(f"/?view=articles{query}")
    page.locator(".found li").first.wait_for()
    return page.locator(".found li")


def test_articles_are_found_by_words_outlet_and_date(page: Page) -> None:
    rows = browse(page)
    expect(rows).to_have_count(22)
    page.get_by_label("Words").fill("bridge")
    page.get_by_role("search").get_by_label("From").fill("2026-03-01")
    expect(rows).to_have_count(2)
    page.reload()
    expect(rows).to_have_count(2)
    expect(page.get_by_label("Words")).to_have_value("bridge")
    outlet = page.get_by_role("search").get_by_label("Outlet")
    outlet.select_option("The Corrin Herald (invented)")
    expect(page.locator(".articles-view > .hint")).to_have_text("No article holds “bridge” there.")
    outlet.select_option("All outlets")
    expect(rows).to_have_count(2)


def test_an_article_is_read_from_the_list(page: Page) -> None:
    browse(page, "&words=Bellandi").locator(".title").first.click()
    expect(page.locator("#article h2")).to_be_focused()
    expect(page.locator("#article .article-text p").first).to_be_visible()
    expect(page.locator("mark")).to_have_count(0)


def test_deleting_asks_first(page: Page) -> None:
    rows = browse(page)
    delete = rows.first.get_by_role("button", name="Delete")
    delete.click()
    page.get_by_role("button", name="Keep it").click()
    expect(rows).to_have_count(22)
    expect(delete).to_be_focused()
    delete.click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(rows).to_have_count(21)


def test_files_are_added_and_failures_say_why(page: Page) -> None:
    browse(page)
    page.locator(".add-more > summary").click()
    text = b"Harbour opens\n\nThe harbour of Kell opened again on Monday."
    upload(page, {"harbour.txt": text, "empty.txt": b""})
    expect(page.locator(".outcome")).to_have_text(["added", "failed"])
    expect(page.locator(".reason")).to_have_text([" no date, no outlet", " is empty"])
    expect(page.locator(".arrivals .how")).to_contain_text("“Publisher: …” and “Date: …”")
    expect(page.locator(".arrivals [role=status]")).to_have_text("1 article stored, 1 failed.")
    expect(page.locator(".articles-view .hint").first).to_contain_text("23 articles")


def test_a_pasted_text_is_added_with_its_outlet_and_date(page: Page) -> None:
    browse(page)
    page.locator(".add-more > summary").click()
    page.get_by_text("Paste a text").click()
    form = page.get_by_role("form", name="Paste a text")
    form.get_by_label("Title").fill("Harbour opens")
    form.get_by_label("Outlet").fill("Kell Times")
    form.get_by_label("Published").fill("2026-03-20")
    form.get_by_label("Text").fill("The harbour of Kell opened again on Monday.")
    form.get_by_role("button", name="Add").click()
    expect(page.locator(".outcome")).to_have_text("added")
    first = page.locator(".found li").first
    expect(page.locator(".arrivals .how")).to_be_hidden()
    expect(first).to_contain_text("Harbour opens")
    expect(first).to_contain_text("Kell Times\u00a0· 20 March 2026")
    expect(form.get_by_label("Title")).to_have_value("")


def test_an_address_that_cannot_be_fetched_keeps_what_was_pasted(page: Page) -> None:
    browse(page)
    page.locator(".add-more > summary").click()
    page.get_by_text("Paste addresses").click()
    pasted = "http://127.0.0.1:9/nothing\nnot an address"
    page.get_by_role("textbox", name="Addresses").fill(pasted)
    page.get_by_role("button", name="Fetch").click()
    expect(page.locator(".outcome")).to_have_text(["failed", "failed"])
    expect(page.locator(".arrivals bdi").last).to_have_text("not an address")
    expect(page.get_by_role("textbox", name="Addresses")).to_have_value(pasted)


def test_dropped_files_are_added(page: Page) -> None:
    browse(page)
    page.locator(".add-more > summary").click()
    page.evaluate(
        """() => {
          const dataTransfer = new DataTransfer();
          const text = "Harbour opens\\n\\nThe harbour of Kell opened again on Monday.";
          dataTransfer.items.add(new File([text], "harbour.txt", {type: "text/plain"}));
          const dropped = new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true});
          document.querySelector(".drop").dispatchEvent(dropped);
        }"""
    )
    expect(page.locator(".outcome")).to_have_text("added")


def test_an_empty_store_says_so_and_takes_a_first_article(page: Page, served: Served) -> None:
    for article in served.state.archive.articles.find(limit=100):
        served.state.archive.delete([article.id])
    page.goto("/")
    expect(page.get_by_role("heading", name="No articles yet")).to_be_visible()
    expect(page.locator("#question")).to_be_hidden()
    page.locator("input[type=file]").set_input_files("ingest/demo/2026-03-05-bellandi-refuses.md")
    expect(page.locator(".outcome")).to_have_text("added")
    expect(page.locator(".standfirst")).to_contain_text("1 article from 1 outlet")
    expect(page.locator("#question")).to_be_visible()
