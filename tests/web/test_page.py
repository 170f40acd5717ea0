"""What the page weighs and allows; small screens, keyboards, listeners, other scripts."""

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.web.asking import OFFERS, OIL, TROOPS, answered, press
from tests.web.serving import Served

pytestmark = pytest.mark.slow
FIRST_PAINT_BYTES = 100_000


def test_first_paint_is_light(browser: Browser, served: Served) -> None:
    page = browser.new_page(base_url=served.url)
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    page.goto("/")
    page.locator(".examples button").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.close()
    assert len(sizes) > 10
    assert sum(sizes) < FIRST_PAINT_BYTES


def test_headers_forbid_inline_script_and_sniffing(page: Page) -> None:
    headers = page.request.get("/").headers
    policy = dict(
        part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "attempt",
    [
        "document.body.innerHTML = '<p>markup</p>'",
        "document.body.setAttribute('onclick', 'window.ran = true')",
        "document.createElement('script').textContent = 'window.ran = true'",
        "document.write('<p>markup</p>')",
    ],
)
def test_nothing_on_the_page_can_become_markup_or_script(page: Page, attempt: str) -> None:
    with pytest.raises(Error, match="Trusted"):
        page.evaluate(f"() => {{ {attempt} }}")


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1360, 2560])
def test_nothing_is_wider_than_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    answered(page, TROOPS)
    answered(page, OIL)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    press(page, 1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto("/?view=articles")
    page.locator(".found li").first.wait_for()
    page.locator(".add-more > summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_whole_path_by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the question")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type(TROOPS)
    page.keyboard.press("Enter")
    expect(page.locator(".sources")).to_be_visible()
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
    while page.evaluate("document.activeElement.dataset.number") != "4":
        page.keyboard.press("Shift+Tab")
    expect(page.locator("#card")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("mark.current")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".statement .marker[data-number='4']")).to_be_focused()


def test_every_control_shows_that_it_has_the_focus(page: Page) -> None:
    turn = answered(page, TROOPS)
    turn.get_by_role("button", name="Bad answer").click()
    turn.locator(".next button").first.wait_for()
    shown = """() => {
      const node = document.activeElement;
      if (node === document.body) return null;
      const lit = node.closest(".ask-row:focus-within") ?? node;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(lit);
      const ring = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
      return [node.outerHTML.slice(0, 80), ring || boxShadow !== "none"];
    }"""
    seen: dict[str, bool] = {}
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.update([found] if (found := page.evaluate(shown)) else [])
    assert len(seen) > 25
    assert [node for node, ring in seen.items() if not ring] == []


def test_stages_and_statements_are_announced(page: Page) -> None:
    answered(page, OFFERS)
    said = page.locator("#announcer p").all_inner_texts()
    assert said[-1] == "Answered: 1 statement, 4 quotes."
    assert "Searching the articles…" in said
    assert "Most of the other nations offered help of a safer kind." in said


def test_text_from_right_to_left_is_set_so(page: Page) -> None:
    page.request.post(
        "/api/articles",
        data={
            "title": "الجسر يفتح في مايو",
            "publisher": "الصدى",
            "published_at": "2026-03-20",
            "text": "قال المهندسون إن الجسر سيفتح أمام السيارات في مايو المقبل.",
        },
    )
    turn = answered(page, "المهندسون قالوا ماذا؟")
    for selector in ("h2", ".statement p", ".title"):
        found = turn.locator(selector).first
        assert found.evaluate("(node) => getComputedStyle(node).direction") == "rtl"
    mark = press(page, 1)
    expect(mark).to_contain_text("قال المهندسون")
    assert mark.evaluate("(node) => getComputedStyle(node.parentNode).direction") == "rtl"


def test_less_motion_where_asked(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    turn = answered(page)
    style = turn.locator(".statement").first.evaluate(
        "(node) => getComputedStyle(node).animationName"
    )
    assert style == "none"


def test_an_article_of_20000_words_opens_at_its_quote(page: Page) -> None:
    filler = "\n\n".join(
        f"Paragraph {n}: " + "nothing much happened here today " * 4 for n in range(900)
    )
    text = f"{filler}\n\n😀 The lighthouse of Kell was painted zebraic. 😀\n\n{filler}"
    assert len(text.split()) > 20_000
    page.request.post("/api/articles", data={"title": "Long", "publisher": "Post", "text": text})
    answered(page, "zebraic")
    mark = press(page, 1)
    expect(mark).to_contain_text("The lighthouse of Kell was painted zebraic.")
    page.wait_for_timeout(1500)
    place = mark.bounding_box()
    assert place
    assert 0 < place["y"] < 850
