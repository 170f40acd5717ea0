"""The numbers of an answer's citations, given in the order in which the page gives them."""

from collections.abc import Sequence

from rag.types import Citation, Statement

Key = tuple[str, int, int, int]


def key(citation: Citation) -> Key:
    """Return what makes a quote the same quote."""
    return (citation.article_id, citation.version, citation.start, citation.end)


class Notes:
    """Numbers citations from 1 as they are met; the same quote keeps its number."""

    def __init__(self) -> None:
        self.numbers: dict[Key, int] = {}

    def number(self, citation: Citation) -> int:
        """Return the number of a citation, given now if it is new."""
        return self.numbers.setdefault(key(citation), len(self.numbers) + 1)

    def mark(self, citations: Sequence[Citation]) -> list[tuple[int, Citation]]:
        """Return citations with their numbers."""
        return [(self.number(citation), citation) for citation in citations]


def own(statement: Statement) -> list[Citation]:
    """Return the citations that a statement shows itself; its items show the others."""
    in_items = {key(citation) for item in statement.items for citation in item.citations}
    return [citation for citation in statement.citations if key(citation) not in in_items]
