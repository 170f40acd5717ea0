"""What Slack takes at most, and text cut to it.

Most are documented under https://docs.slack.dev/reference/block-kit. The sum of all blocks is not:
Slack answers `msg_blocks_too_long` from about 13,200 characters of their JSON.
"""

import json
from collections.abc import Sequence
from typing import Any

BLOCKS = 50
BLOCK_CHARS = 3000
ALL_BLOCKS_CHARS = 12_000
MESSAGE_CHARS = 3900  # of a message's `text`; chat.update refuses more than 4,000
BUTTON_CHARS = 75
BUTTON_VALUE_CHARS = 2000
LINK_CHARS = 500  # ours, so that sources with long addresses still fit
PROMPTS = 4
PROMPT_TITLE_CHARS = 75
ELLIPSIS = "…"

Block = dict[str, Any]


def clipped(text: str, most: int) -> str:
    """Return text of at most `most` characters; an ellipsis says where it was cut."""
    if len(text) <= most:
        return text
    return text[: most - len(ELLIPSIS)].rstrip() + ELLIPSIS


def size(blocks: Sequence[Block]) -> int:
    """Return the characters of the blocks' JSON."""
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))


def fits(blocks: Sequence[Block]) -> bool:
    """Return whether one message can hold these blocks, each of which is within its own limit."""
    return len(blocks) <= BLOCKS and size(blocks) <= ALL_BLOCKS_CHARS
