"""How a citation is numbered and named, the same at every door that writes text."""

from collections.abc import Iterable

from rag.types import Citation
from rag.wording import day


class Numbering:
    """Numbers citations in the order in which they are met; the same quote keeps its number."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, int, int, int], int] = {}
        self.citations: list[Citation] = []

    def of(self, citations: Iterable[Citation]) -> list[int]:
        """Return the numbers of some citations."""
        return [self._number(citation) for citation in citations]

    def _number(self, citation: Citation) -> int:
        key = (citation.article_id, citation.version, citation.start, citation.end)
        if key not in self.numbers:
            self.citations.append(citation)
            self.numbers[key] = len(self.citations)
        return self.numbers[key]


def outlet_and_date(citation: Citation) -> str:
    """Return who published it and when, as a reader writes it."""
    told = f"{citation.publisher or 'no outlet'}, "
    told += day(citation.published_at) if citation.published_at else "no date"
    return f"{told}, updated {day(citation.updated_at)}" if citation.updated_at else told
