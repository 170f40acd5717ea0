"""axe-core finds no violation on any state of the page."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.web.screenshots import SHOTS, SIZES, Shot
from tests.web.serving import Served

pytestmark = pytest.mark.slow
AXE = Path(__file__).with_name("axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """Return what axe finds: rule, element, reason."""
    found = page.evaluate(f"{AXE}; axe.run(document, {{resultTypes: ['violations']}})")
    return [
        json.dumps([rule["id"], node["html"][:160], node["failureSummary"][:300]])
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_no_violation(browser: Browser, served: Served, shot: Shot, size: str) -> None:
    if shot.empty:
        for article in served.state.archive.articles.find(limit=100):
            served.state.archive.delete([article.id])
    width, height = SIZES[size]
    context = browser.new_context(
        base_url=served.url,
        viewport={"width": width, "height": height},
        reduced_motion="reduce",
        color_scheme="light",
    )
    page = context.new_page()
    page.goto("/")
    page.locator("h1:visible").wait_for()
    shot.reach(page)
    page.wait_for_timeout(300)
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(100)
    found += violations(page)
    context.close()
    assert found == []
