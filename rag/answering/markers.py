"""Markers: the numbers in brackets by which a model names its passages."""

import re

OPENS = r"\[\u3010\uff3b"
CLOSES = r"\]\u3011\uff3d"
MARKER = (
    rf"[{OPENS}]\s*(?:passages?\s*)?\d+(?:[\s,;&\u2013-]+\d+)*[^{OPENS}{CLOSES}]{{0,12}}[{CLOSES}]"
)
MARKERS = re.compile(MARKER, re.IGNORECASE)
NUMBERS = re.compile(r"(\d{1,4})(?:\s*[\u2013-]\s*(\d{1,4}))?")
MOST = 20


def numbers(text: str) -> tuple[int, ...]:
    """Return the numbers that the markers of a text name, each once, `MOST` of them at most."""
    named: dict[int, None] = {}
    for marker in MARKERS.findall(text):
        for first, last in NUMBERS.findall(marker):
            end = min(int(last or first), int(first) + MOST)
            named |= dict.fromkeys(range(int(first), end + 1))
    return tuple(named)[:MOST]


def unmarked(text: str) -> str:
    """Return the text without its markers."""
    return MARKERS.sub("", text)


def inert(text: str) -> str:
    """Return the text with round brackets around whatever could be read as a marker."""
    while (calmer := MARKERS.sub(lambda found: f"({found.group()[1:-1]})", text)) != text:
        text = calmer
    return text
