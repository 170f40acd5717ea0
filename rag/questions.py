"""What can be asked: words, and not too many."""

from rag.errors import InvalidInputError
from rag.fields import is_text


def readable(question: str, most: int) -> str:
    """Return the question stripped; `InvalidInputError` where it is empty, too long or no text."""
    stripped = question.strip()
    if not stripped:
        raise InvalidInputError("The question is empty: ask something.")
    if len(stripped) > most:
        raise InvalidInputError(
            f"The question has {len(stripped):,} characters, at most {most:,} are read: shorten it."
        )
    if not any(c.isalnum() for c in stripped) or not is_text(stripped):
        raise InvalidInputError("The question is not text: ask in words.")
    return stripped
