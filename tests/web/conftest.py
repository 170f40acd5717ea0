"""The page in a real browser, over a real server that plays scripts."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.web.scripted import scripted_state, stock
from tests.web.serving import Served

SHELL = "chromium-headless-shell"  # opens a page for a fifth of what the windows of the other cost
CHROMIUM = shutil.which(SHELL) or shutil.which("chromium") or "/usr/bin/chromium"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WAIT = 90_000  # a bound for a machine under load, not an expectation

expect.set_options(timeout=WAIT)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A browser for these tests alone: while it is open, no other loop runs in this process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stock(tmp_path_factory.mktemp("stocked"))


@pytest.fixture
def served(tmp_path: Path, stocked: Path) -> Iterator[Served]:
    served = Served(scripted_state(shutil.copytree(stocked, tmp_path, dirs_exist_ok=True)))
    yield served
    served.close()


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """The page opened on the demo articles; nothing may fail in it unseen."""
    context = browser.new_context(base_url=served.url, viewport={"width": 1360, "height": 850})
    page = context.new_page()
    page.set_default_timeout(WAIT)
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto("/")
    page.locator("h1:visible").wait_for()
    yield page
    context.close()
    assert failures == []
