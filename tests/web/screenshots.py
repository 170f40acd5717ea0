"""Takes a picture of every state of the page: `python -m tests.web.screenshots [folder]`.

Each state is taken wide and narrow, light and dark, over the demo articles and scripted answers.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copytree
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.web import asking
from tests.web.conftest import ARGS, CHROMIUM, WAIT
from tests.web.scripted import scripted_state, stock
from tests.web.serving import Served

SIZES = {"wide": (1360, 850), "narrow": (390, 844)}
SCHEMES = ("light", "dark")
SETTLE_MS = 700


class Shot(NamedTuple):
    """One state: how to reach it from the page as it opens; on an empty server if so said."""

    name: str
    reach: Callable[[Page], object]
    empty: bool = False


def card(page: Page) -> None:
    """Point at a marker."""
    asking.answered(page).locator(".statement .marker").nth(2).focus()


def article(page: Page) -> None:
    """Open an article at its quote."""
    asking.answered(page)
    asking.press(page, 2)


def streaming(page: Page) -> None:
    """Wait for the first statement of a slow answer."""
    asking.ask(page, asking.SLOW).locator(".statement").first.wait_for()


def stopped(page: Page) -> None:
    """Stop a slow answer."""
    streaming(page)
    page.get_by_role("button", name="Stop").click()


def failed(page: Page) -> None:
    """Let an answer break."""
    asking.ask(page, asking.BREAKS).locator(".failure").wait_for()


def disliked(page: Page) -> None:
    """Press the thumb down and give a reason."""
    turn = asking.answered(page)
    turn.get_by_role("button", name="Bad answer").click()
    turn.get_by_role("button", name="It is out of date").click()
    turn.locator("[aria-pressed=true][data-reason]").wait_for()
    turn.locator(".amiss").scroll_into_view_if_needed()


def followed(page: Page) -> None:
    """Ask twice."""
    asking.answered(page)
    asking.answered(page, asking.OIL)


def narrowed(page: Page) -> None:
    """Choose a date and an outlet, then ask."""
    page.goto("/?from=2026-03-01&to=2026-03-07&publisher=Stenna+Post+(invented)")
    asking.answered(page, "Who sends soldiers?")


def filters(page: Page) -> None:
    """Open the panel of filters."""
    page.goto("/?from=2026-03-01")
    page.locator(".narrow-panel summary").click()
    page.locator(".outlets label").first.wait_for()


def menu(page: Page) -> None:
    """Open what can be done with a conversation."""
    followed(page)
    if page.locator("#side-button").is_visible():
        page.locator("#side-button").click()
    page.locator(".row-menu summary").first.click()


def deleted(page: Page) -> None:
    """Delete a conversation, with the chance to undo it."""
    menu(page)
    page.get_by_role("button", name="Delete").click()


def browsing(page: Page) -> None:
    """List the articles."""
    page.goto("/?view=articles")
    page.locator(".found li").first.wait_for()


def confirming(page: Page) -> None:
    """Ask whether an article shall go."""
    browsing(page)
    page.locator(".found li").first.get_by_role("button", name="Delete").click()


def adding(page: Page) -> None:
    """Add two files, one of which cannot be read."""
    asking.upload(page, {"harbour.txt": b"The harbour opened.", "broken.pdf": b"\xff\xfe\x00"})
    page.locator(".outcome.failed").wait_for()


SHOTS = (
    Shot("home", lambda page: page.locator(".examples button").first.wait_for()),
    Shot("empty", lambda page: page.locator(".adding").wait_for(), empty=True),
    Shot("adding", adding, empty=True),
    Shot("filters", filters),
    Shot("streaming", streaming),
    Shot("stopped", stopped),
    Shot("failed", failed),
    Shot("answer", asking.answered),
    Shot("list", lambda page: asking.answered(page, asking.OFFERS)),
    Shot("abstention", lambda page: asking.answered(page, asking.OIL)),
    Shot("disliked", disliked),
    Shot("followed", followed),
    Shot("narrowed", narrowed),
    Shot("card", card),
    Shot("article", article),
    Shot("menu", menu),
    Shot("deleted", deleted),
    Shot("articles", browsing),
    Shot("confirm", confirming),
)


def copied(start: Path, folder: str) -> Path:
    """Return a folder that holds what another does."""
    return Path(copytree(start, folder, dirs_exist_ok=True))


@contextmanager
def opened(browser: Browser, start: Path, size: tuple[int, int], scheme: str) -> Iterator[Page]:
    """Yield the page of a fresh server over a copy of a folder."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(
            Served(scripted_state(Path(copytree(start, folder, dirs_exist_ok=True))))
        ) as served,
    ):
        page = browser.new_page(
            base_url=served.url,
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        page.set_default_timeout(WAIT)
        page.goto("/")
        page.locator("h1:visible").wait_for()
        yield page
        page.close()


def take(folder: Path, wanted: set[str]) -> None:
    """Take every picture, or those of the wanted states."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as root:
        full, empty = stock(Path(root, "full")), Path(root, "empty")
        empty.mkdir()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        for shot in SHOTS:
            if wanted and shot.name not in wanted:
                continue
            for label, size in SIZES.items():
                for scheme in SCHEMES:
                    with opened(browser, empty if shot.empty else full, size, scheme) as page:
                        shot.reach(page)
                        page.wait_for_timeout(SETTLE_MS)
                        page.screenshot(path=folder / f"{shot.name}-{label}-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1] if len(sys.argv) > 1 else "build/screenshots"), set(sys.argv[2:]))
