"""What can be asked: words, and not too many."""

import re

from rag.errors import InvalidInputError

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def readable(question: str, most: int) -> str:
    """Return the question stripped; `InvalidInputError` where it is empty, too long or no text."""
    stripped = question.strip()
    if not stripped:
        raise InvalidInputError("The question is empty: ask something.")
    if len(stripped) > most:
        raise InvalidInputError(
            f"The question has {len(stripped):,} characters, at most {most:,} are read: shorten it."
        )
    if not any(c.isalnum() for c in stripped) or CONTROL.search(stripped):
        raise InvalidInputError("The question is not text: ask in words.")
    return stripped
