"""The words that everything in a list must hold."""

from rag.errors import InvalidInputError
from rag.fields import is_text

MOST_CHARS = 500
"""So long a search has 250 words at most; SQLite takes no condition of a thousand parts."""


def sought(words: str | None) -> list[str]:
    """Return the words one by one; `InvalidInputError` where they are too many or no text."""
    if len(words or "") > MOST_CHARS:
        raise InvalidInputError(
            f"The words to look for have {len(words or ''):,} characters, at most {MOST_CHARS} are "
            "read: shorten them."
        )
    if not is_text(words or ""):
        raise InvalidInputError("The words to look for are not text: write them in letters.")
    return (words or "").split()
