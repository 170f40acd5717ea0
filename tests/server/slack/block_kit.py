"""Slack's documented limits, checked over any payload: https://docs.slack.dev/reference/block-kit.

What a rich text block may hold is not documented: it is held to what a section may.
"""

import json
from collections.abc import Iterator
from typing import Any

BLOCKS = {"home": 100, "modal": 100, "message": 50}
SECTION, ALL_BLOCKS, UPDATE_TEXT = 3000, 13_200, 4000
COUNTS = {"actions": 25, "context": 10}
BUTTON = {"action_id": 255, "value": 2000, "url": 3000, "accessibility_label": 75}
MODAL = {"title": 24, "submit": 24, "close": 24}
VIEW = {"private_metadata": 3000, "callback_id": 255}
RICH_PARTS = {"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"}
RICH_ELEMENTS = {"text", "link", "user", "emoji", "channel"}
LINKS = ("http://", "https://", "mailto:")


def problems(blocks: list[dict[str, Any]], surface: str = "message") -> list[str]:
    """Return what Slack would refuse in these blocks."""
    found = [f"{len(blocks)} blocks"] if len(blocks) > BLOCKS[surface] else []
    for block in blocks:
        kind = block.get("type", "")
        check = globals().get(f"_{kind}")
        found += check(block) if check else [f"unknown block {kind!r}"]
    size = len(json.dumps(blocks, ensure_ascii=False))
    return [*found, "msg_blocks_too_long"] if size > ALL_BLOCKS else found


def view_problems(view: dict[str, Any]) -> list[str]:
    """Return what Slack would refuse in a modal or a Home tab."""
    found = problems(view["blocks"], view["type"])
    found += _over({name: view.get(name, "") for name in VIEW}, VIEW)
    return found + _over({name: view[name]["text"] for name in MODAL if name in view}, MODAL)


def _section(block: dict[str, Any]) -> list[str]:
    return _text(block["text"], SECTION)


def _context(block: dict[str, Any]) -> list[str]:
    return _count(block) + [p for one in block["elements"] for p in _text(one, SECTION)]


def _actions(block: dict[str, Any]) -> list[str]:
    names = [one["action_id"] for one in block["elements"]]
    twice = ["an action_id twice"] if len(names) != len(set(names)) else []
    return _count(block) + twice + [p for one in block["elements"] for p in _button(one)]


def _button(button: dict[str, Any]) -> list[str]:
    return _text(button["text"], 75) + _over(button, BUTTON)


def _input(block: dict[str, Any]) -> list[str]:
    element = block["element"]
    found = _text(block["label"], 2000) + _over(block, {"block_id": 255})
    if len(options := element.get("options", [])) > 10:
        found.append(f"{len(options)} options")
    for option in options:
        found += _text(option["text"], 75) + _over(option, {"value": 150})
    return found + (["max_length"] if element.get("max_length", 1) > 3000 else [])


def _rich_text(block: dict[str, Any]) -> list[str]:
    elements = list(_elements(block))
    found = [f"unknown {one}" for one in _kinds(block) if one not in RICH_PARTS | RICH_ELEMENTS]
    shown = sum(len(one.get("text", "")) for one in elements)
    found += [f"{shown} characters of rich text"] if shown > SECTION else []
    found += ["an empty text" for one in elements if one["type"] == "text" and not one["text"]]
    links = [one["url"] for one in elements if one["type"] == "link"]
    found += [f"a link to {url!r}" for url in links if not url.startswith(LINKS)]
    return found + (["no elements"] if not block["elements"] else [])


def _kinds(part: dict[str, Any]) -> Iterator[str]:
    for one in part.get("elements", ()):
        yield one["type"]
        yield from _kinds(one)


def _elements(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for one in part.get("elements", ()):
        yield from _elements(one) if "elements" in one else [one]


def _count(block: dict[str, Any]) -> list[str]:
    count = len(block["elements"])
    return [] if 1 <= count <= COUNTS[block["type"]] else [f"{count} in {block['type']}"]


def _text(text: dict[str, Any], most: int) -> list[str]:
    known = text["type"] in ("plain_text", "mrkdwn")
    return [] if known and 1 <= len(text["text"]) <= most else [f"{len(text['text'])} of {most}"]


def _over(values: dict[str, Any], most: dict[str, int]) -> list[str]:
    return [f"{name} is too long" for name in most if len(values.get(name, "")) > most[name]]
