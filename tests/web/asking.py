"""What tests do on the page again and again."""

from playwright.sync_api import FilePayload, Locator, Page

TROOPS = "Which countries will send soldiers?"
OFFERS = "What did the others offer?"
OIL = "What is the price of oil?"
OPPOSITION = "Who was divided?"
SLOW = "Take your time"
BREAKS = "Break in the middle"


def ask(page: Page, question: str) -> Locator:
    """Type a question and press Enter; return its turn."""
    page.fill("#question", question)
    page.press("#question", "Enter")
    return page.locator(".turn").last


def answered(page: Page, question: str = TROOPS) -> Locator:
    """Ask, and return the turn once its answer is whole."""
    turn = ask(page, question)
    turn.get_by_role("button", name="Ask again").wait_for()
    return turn


def press(page: Page, number: int) -> Locator:
    """Press a numbered marker of the last turn; return the mark in its article."""
    page.locator(".turn").last.locator(f".marker[data-number='{number}']").first.click()
    mark = page.locator(f"mark.current[data-numbers='{number}']")
    mark.wait_for()
    return mark


def upload(page: Page, files: dict[str, bytes]) -> None:
    """Choose files, given by name and content, to be added."""
    payloads: list[FilePayload] = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        for name, content in files.items()
    ]
    page.locator("input[type=file]").set_input_files(payloads)
