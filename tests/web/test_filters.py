"""Narrowing by date and outlet: chips, address, the question they applied to."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.asking import answered

pytestmark = pytest.mark.slow
OUTLET = "Stenna Post (invented)"


def test_filters_become_chips_and_stand_in_the_address(page: Page) -> None:
    page.locator(".narrow-panel summary").click()
    page.get_by_label("From").fill("2026-03-01")
    page.get_by_label("Until").fill("2026-03-07")
    page.get_by_label(OUTLET).check()
    expect(page.locator("#narrow .chip > span")).to_have_text(
        ["From 1 March 2026", "Until 7 March 2026", OUTLET]
    )
    assert "from=2026-03-01&to=2026-03-07&publisher=Stenna+Post" in page.url


def test_the_address_narrows_a_question_and_the_turn_says_so(page: Page) -> None:
    page.goto("/?from=2026-03-01&to=2026-03-05&publisher=Stenna+Post+(invented)")
    with page.expect_request("**/api/ask") as asked:
        turn = answered(page, "Who sends soldiers?")
    sent = asked.value.post_data_json or {}
    assert sent["filters"] == {
        "from": "2026-03-01T00:00:00Z",
        "to": "2026-03-06T00:00:00Z",
        "publishers": [OUTLET],
    }
    expect(turn.locator(".chip")).to_have_text(["From 1 March 2026", "Until 5 March 2026", OUTLET])


def test_chips_of_a_turn_survive_a_reload(page: Page) -> None:
    page.goto("/?to=2026-03-05")
    answered(page, "Who sends soldiers?")
    page.reload()
    expect(page.locator(".turn .chip")).to_have_text(["Until 5 March 2026"])


def test_a_chip_is_taken_away(page: Page) -> None:
    page.goto("/?from=2026-03-01&publisher=A&publisher=B")
    page.get_by_role("button", name="Remove A").click()
    expect(page.locator("#narrow .chip > span")).to_have_text(["From 1 March 2026", "B"])
    assert page.url.endswith("?from=2026-03-01&publisher=B")


def test_articles_of_no_outlet_can_be_chosen(page: Page) -> None:
    page.request.post("/api/articles", data={"title": "Kell", "text": "The harbour opened."})
    page.locator(".narrow-panel summary").click()
    page.get_by_label("No outlet named").check()
    expect(page.locator("#narrow .chip > span")).to_have_text(["No outlet named"])
    expect(answered(page, "Which harbour opened?").locator(".statement")).to_have_count(1)
    page.reload()
    expect(page.locator("#narrow .chip > span")).to_have_text(["No outlet named"])
