"""What articles, outlets and addresses hold is text: it runs nothing and fetches nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rag.articles import content_hash
from rag.changes import Prepared
from rag.events import Event
from rag.filters import Filters
from rag.types import Article
from tests.web.asking import answered
from tests.web.hostile import SINK, STRINGS
from tests.web.scripted import Script, ScriptedAssistant, played, scripted_state
from tests.web.serving import Served

pytestmark = pytest.mark.slow


def hostile_article(number: int, bad: str) -> Article:
    """Return an article with the string in every field that takes text."""
    return Article(
        id=f"hostile-{number}",
        url=bad,
        title=bad,
        publisher=f"{bad} {number}",
        authors=(bad,),
        language=bad,
        published_at=datetime(2026, 3, 1, tzinfo=UTC),
        fetched_at=datetime(2026, 3, 2, tzinfo=UTC),
        text=f"{bad}\n\nQuote {number}: {bad}\n\n{bad}",
    )


class HostileAssistant(ScriptedAssistant):
    """Every statement, quote, caveat and stage holds a hostile string."""

    def _events(self, question: str, filters: Filters) -> Iterator[Event]:
        quotes = [f"Quote {number}: {bad}" for number, bad in enumerate(STRINGS)]
        if question.startswith("none"):
            script = Script(missing=question, nearest=quotes)
        else:
            script = Script(
                statements=[(bad, [quote]) for bad, quote in zip(STRINGS, quotes, strict=True)],
                items=[(quotes[0], quotes[:1])],
            )
        yield from played(question, script, self.archive.articles)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    state = scripted_state(tmp_path)
    articles = [hostile_article(number, bad) for number, bad in enumerate(STRINGS)]
    state.archive.put([Prepared(one, content_hash(one), []) for one in articles])
    object.__setattr__(state, "assistant", HostileAssistant(state.archive))  # type: ignore[arg-type]
    served = Served(state)
    yield served
    served.close()


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """The page, watched: no dialog, no request but its own, no script of another's."""
    context = browser.new_context(base_url=served.url)
    page = context.new_page()
    seen: list[str] = []
    page.on("dialog", lambda dialog: seen.append(dialog.message))
    page.on("request", lambda request: seen.append(request.url))
    page.goto("/")
    page.locator(".examples button").first.wait_for()
    yield page
    assert page.evaluate("window.pwned") is None
    own = (f"{served.url}/api/", f"{served.url}/web/", f"{served.url}/?", "data:", "blob:")
    assert [url for url in seen if not url.startswith(own) and url != f"{served.url}/"] == []
    assert not any(SINK in url.partition("?")[0] for url in seen)
    context.close()


def test_there_are_enough_strings() -> None:
    assert len(set(STRINGS)) >= 40


def test_answers_cards_and_articles_are_text(page: Page) -> None:
    turn = answered(page, STRINGS[0])
    expect(turn.locator(".statement")).to_have_count(len(STRINGS))
    assert turn.locator(".statement script, .statement img, .statement svg").count() == 0
    for marker in turn.locator(".statement > p .marker").all():
        marker.click()
        expect(page.locator("mark.current").first).to_be_visible()
        marker.hover()
    assert page.locator("#article a[href^='javascript'], #article a[href^='data']").count() == 0


def test_questions_titles_and_abstentions_are_text(page: Page) -> None:
    for bad in STRINGS:
        answered(page, f"none {bad}")
        page.get_by_role("link", name="New conversation").click()
    expect(page.locator(".conversations > li")).to_have_count(len(STRINGS))


def test_filters_articles_and_the_address_are_text(page: Page) -> None:
    page.locator(".narrow-panel summary").click()
    expect(page.locator(".outlets label")).to_have_count(len(STRINGS))
    for box in page.locator(".outlets input").all():
        box.check()
    page.reload()
    expect(page.locator("#narrow .chip")).to_have_count(len(STRINGS))
    page.goto("/?view=articles")
    expect(page.locator(".found li")).to_have_count(50)
    for title in page.locator(".found .title").all():
        title.click()
        page.locator("#article .article-text").wait_for()


def test_suggestions_and_what_readers_wrote_are_text(page: Page, served: Served) -> None:
    page.route("**/suggestions", lambda route: route.fulfill(json={"questions": STRINGS}))
    turn = answered(page, "none")
    expect(turn.locator(".next button")).to_have_text(list(STRINGS))
    [stored] = served.state.conversations.find()
    [message] = served.state.conversations.get(stored.id).messages
    served.state.feedback.add(message.id, "down", "wrong", "".join(STRINGS)[:2000])
    page.reload()
    expect(turn.get_by_label("In your words")).to_have_value("".join(STRINGS)[:2000])


@pytest.mark.parametrize("name", ["c", "cite", "words", "from", "to", "publisher", "view"])
def test_an_address_with_anything_in_it_is_text(page: Page, name: str) -> None:
    for bad in STRINGS[::6]:
        page.goto("/?" + page.evaluate("(pair) => new URLSearchParams([pair]) + ''", [name, bad]))
        page.locator("h1").first.wait_for(state="attached")
        page.wait_for_timeout(50)


def test_the_markdown_of_a_hostile_conversation_holds_no_markup(page: Page) -> None:
    answered(page, STRINGS[7])
    [stored] = page.request.get("/api/conversations").json()["conversations"]
    conversation = page.request.get(f"/api/conversations/{stored['id']}").json()
    text: str = page.evaluate(
        "async (one) => (await import('/web/export.js')).markdown(one)", conversation
    )
    assert "\\<img src=x onerror" in text
    assert not any(text[at - 1] != "\\" for at, char in enumerate(text) if char == "<")
