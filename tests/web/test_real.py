"""The page over `dateline serve --demo`: the real model, indexes, reader and checks."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.web.asking import answered

pytestmark = pytest.mark.slow
START_SECONDS = 240


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
    return port


def awaited(url: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, "the server ended before it answered"
        try:
            httpx.get(f"{url}/healthz").raise_for_status()
        except httpx.TransportError:
            time.sleep(0.5)
        else:
            return
    pytest.fail(f"no answer within {START_SECONDS} s")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    folder = tmp_path_factory.mktemp("data")
    command = [str(Path(sys.executable).with_name("dateline")), "serve", "--demo"]
    settings = {"DATELINE_DATA_DIR": str(folder), "DATELINE_PORT": str(port)}
    process = subprocess.Popen(command, env=os.environ | settings)
    address = f"http://127.0.0.1:{port}"
    awaited(address, process)
    yield address
    process.terminate()
    process.wait(30)


def test_every_citation_of_the_examples_opens_at_its_quote(browser: Browser, url: str) -> None:
    page = browser.new_page(base_url=url, viewport={"width": 1360, "height": 850})
    page.set_default_timeout(30_000)
    page.goto("/")
    page.locator(".examples button").first.wait_for()
    questions = page.locator(".examples button").all_inner_texts()
    opened = 0
    for question in questions:
        turn = answered(page, question)
        for marker in turn.locator(".statement .marker").all():
            number = marker.get_attribute("data-number")
            marker.click()
            mark = page.locator(f"mark.current[data-numbers~='{number}']").first
            expect(mark).to_be_visible()
            expect(page.locator("#article .caveat")).to_have_count(0)
            opened += 1
    page.close()
    assert len(questions) == 6
    assert opened >= 3


def test_the_words_that_answer_are_bold(browser: Browser, url: str) -> None:
    page = browser.new_page(base_url=url)
    page.goto("/")
    turn = answered(page, "How many soldiers is Albrant sending?")
    expect(turn.locator("b.said").first).to_have_text(re.compile(r"^1,[28]00\b"))
    page.close()


def test_a_question_the_demo_cannot_answer_abstains(browser: Browser, url: str) -> None:
    page = browser.new_page(base_url=url)
    page.set_default_timeout(30_000)
    page.goto("/")
    turn = answered(page, "What is the price of oil?")
    expect(turn.locator(".abstention")).to_contain_text(re.compile("searched", re.IGNORECASE))
    expect(turn.locator(".statement")).to_have_count(0)
    page.close()
