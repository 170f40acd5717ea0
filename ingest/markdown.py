"""Markdown as it reads: its paragraphs without marks, a table row by row."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.rows import row

_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_BLOCKS = ("inline", "fence", "code_block")


def unmarked_text(body: str) -> tuple[str | None, str]:
    """Return the first heading of the top level, and the paragraphs as they read."""
    tokens = MarkdownIt().enable("table").parse(body)
    headings = (
        _shown(token)
        for before, token in zip([None, *tokens], tokens, strict=False)
        if token.type in _BLOCKS and before is not None and before.tag == "h1"
    )
    return next(headings, None), "\n\n".join(_paragraphs(tokens))


def _paragraphs(tokens: list[Token]) -> Iterator[str]:
    """Yield what each block shows; a table is one, of a line a row."""
    lines: list[str] = []
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            lines.append(row(cells or []))
            cells = None
        elif token.type == "table_close":
            yield "\n".join(lines)
            lines = []
        elif token.type in _BLOCKS and cells is not None:
            cells.append(_shown(token))
        elif token.type in _BLOCKS:
            yield _shown(token)


def _shown(token: Token) -> str:
    if not token.children:
        return token.content
    return "".join(_BREAKS.get(child.type, child.content) for child in token.children)
