"""An article that changed: the answer keeps its version, and the page says so."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.asking import answered, press

pytestmark = pytest.mark.slow
NEWS = {"id": "kell-harbour", "title": "Harbour", "publisher": "Kell Times"}


def publish(page: Page, text: str) -> None:
    """Store the article, or its next version."""
    stored = page.request.post("/api/articles", data={**NEWS, "text": text}).json()
    assert stored["results"][0]["outcome"] in ("added", "updated")


def test_the_quoted_version_opens_after_a_change(page: Page) -> None:
    publish(page, "The zebraic harbour opened on Monday.")
    answered(page, "zebraic")
    publish(page, "Correction first. The zebraic harbour opened on Tuesday.")
    mark = press(page, 1)
    expect(mark).to_have_text("The zebraic harbour opened on Monday.")
    expect(page.locator("#article .caveat")).to_have_text(
        "The answer quotes version 1; this article has changed since."
    )
    page.get_by_label("Showing").select_option("2")
    expect(page.locator("#article .caveat")).to_have_text(
        "The quote stands in version 1, not in this one."
    )
    expect(page.locator("mark")).to_have_count(0)
    expect(page.locator(".article-text")).to_contain_text("Correction first.")


def test_an_updated_article_shows_both_dates(page: Page) -> None:
    dates = {"published_at": "2026-03-01T08:00:00Z", "updated_at": "2026-03-02T09:30:00Z"}
    article = {**NEWS, **dates, "text": "The zebraic harbour opened on Monday."}
    page.request.post("/api/articles", data=article)
    turn = answered(page, "zebraic")
    turn.locator(".statement .marker").first.focus()
    expect(page.locator("#card")).to_contain_text("1 March 2026\u00a0· as of 2 March 2026")
    press(page, 1)
    expect(page.locator("#article header .dateline")).to_contain_text(
        "published 1 March 2026\u00a0· updated 2 March 2026"
    )
