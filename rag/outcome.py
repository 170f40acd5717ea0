"""What reading came to, filled in while it goes on: statements, and how they came about."""

from collections.abc import Sequence

from rag.answering.chat_reader import Written
from rag.chat.chain import Asking
from rag.readings import Reading
from rag.types import EMBEDDED, Caveat, Statement, Usage


class Outcome:
    """The statements that stand, who read them, and what was nearest."""

    def __init__(self, asking: Asking | None) -> None:
        self.kept: list[Statement] = []
        self.ranked: list[Reading] = []
        self.written = Written()
        self._asking = asking
        self._embedded = asking is None

    def read_embedded(self, readings: Sequence[Sequence[Reading]]) -> None:
        """Note that the embedded reader was asked, and what it found likeliest."""
        self.ranked = sorted((r for row in readings for r in row), key=lambda r: -r.score)
        self._embedded = not self.written.abstained

    @property
    def reader(self) -> str:
        """The name of the reader whose answer this is."""
        return EMBEDDED if self._embedded or not self._asking else self._asking.model

    @property
    def confidence(self) -> float:
        """How sure that reader is; the embedded one also of what it does not show."""
        if self.written.kept:
            return self.written.support
        return self.ranked[0].score if self.ranked else 0.0

    @property
    def caveats(self) -> list[Caveat]:
        """What went wrong on the way."""
        return [self.written.caveat] if self.written.caveat else []

    @property
    def usage(self) -> Usage | None:
        """What chat models used."""
        return self._asking.usage if self._asking else None
