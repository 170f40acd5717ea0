"""What went wrong, as one kind sentence; the log has the rest under the number it names."""

from uuid import uuid4

from rag.errors import InvalidInputError
from server.slack.log import logger


def kindly(error: Exception) -> str:
    """Return the sentence for an error; what its sender can mend needs no number."""
    if isinstance(error, InvalidInputError):
        return str(error)
    number = uuid4().hex[:8]
    logger.error("error %s", number, exc_info=error)
    return (
        "Sorry, that did not work. If it happens again, tell whoever runs Dateline this number: "
        f"{number}."
    )
