"""An answer as Markdown, piece by piece, with the place of every reference in the text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal
from urllib.parse import quote

from rag.types import Answer, Citation, Frozen, Statement
from rag.wording import day, of_nearest
from server.citing import Numbering, outlet_and_date
from server.openai.markdown import NO_ANSWER, ROW, RULE, escaped, flat, linkable

WEB = ("http://", "https://")


class UrlCitation(Frozen):
    """A reference of the text: `content[start_index:end_index]` is its marker."""

    start_index: int
    end_index: int
    title: str
    url: str


class Annotation(Frozen):
    """A reference in OpenAI's form, and the citation that it stands for in ours."""

    type: Literal["url_citation"] = "url_citation"
    url_citation: UrlCitation
    citation: Citation


class Piece(Frozen):
    """Text that follows the text before it, and the references in it."""

    text: str = ""
    annotations: tuple[Annotation, ...] = ()


class Prose:
    """Writes one answer; `site` is where readers reach this server, for articles of no address."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.numbering = Numbering()
        self.length = 0
        self.told: set[str] = set()

    def stated(self, statement: Statement) -> Piece:
        """Return a statement with its markers, its items below."""
        before = "\n\n" if self.length else ""
        lines = [self._line(before, statement.text, statement.citations)]
        lines += [self._line(ROW, item.text, item.citations) for item in statement.items]
        return Piece(
            text="".join(line.text for line in lines),
            annotations=tuple(a for line in lines for a in line.annotations),
        )

    def ended(self, answer: Answer) -> Piece:
        """Return what follows the statements: notes, the date, the numbered sources."""
        about = [f"Note: {escaped(caveat.text)}" for caveat in answer.caveats]
        text = ""
        if answer.abstained:
            text = NO_ANSWER + escaped(answer.missing or "")
            if answer.nearest:
                self.numbering.of(answer.nearest)
                about.append(of_nearest(answer))
        if answer.as_of:
            about.append(f"As of {day(answer.as_of)}.")
        if self.numbering.citations:
            about.append("\n".join(self._sources()))
        return Piece(text=text + RULE + "\n\n".join(about) if about else text)

    def address(self, citation: Citation) -> str:
        """Return the article's address on the web, or where this server shows it."""
        url = citation.url or ""
        if not url.lower().startswith(WEB):
            name = quote(citation.article_id, safe="")
            url = f"{self.site}/api/articles/{name}?version={citation.version}"
        return linkable(url)

    def _line(self, before: str, text: str, citations: Sequence[Citation]) -> Piece:
        self.told.add(flat(text))
        line = f"{before}{escaped(text)} "
        annotations = []
        for number, citation in zip(self.numbering.of(citations), citations, strict=True):
            marker = f"[[{number}]]({self.address(citation)})"
            annotations.append(self._placed(self.length + len(line), marker, citation))
            line += marker
        self.length += len(line)
        return Piece(text=line, annotations=tuple(annotations))

    def _placed(self, begin: int, marker: str, citation: Citation) -> Annotation:
        place = UrlCitation(
            start_index=begin,
            end_index=begin + len(marker),
            title=citation.title or citation.publisher or citation.article_id,
            url=self.address(citation),
        )
        return Annotation(url_citation=place, citation=citation)

    def _sources(self) -> Iterator[str]:
        for number, citation in enumerate(self.numbering.citations, 1):
            title = escaped(citation.title or citation.article_id)
            where = escaped(outlet_and_date(citation))
            told = f"{number}. [{title}]({self.address(citation)}), {where}"
            same = flat(citation.quote) in self.told
            yield told if same else f"{told}: “{escaped(citation.quote)}”"


def whole(pieces: Iterable[Piece]) -> Piece:
    """Return the pieces of one text as one."""
    parts = list(pieces)
    return Piece(
        text="".join(part.text for part in parts),
        annotations=tuple(a for part in parts for a in part.annotations),
    )
