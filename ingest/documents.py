"""One article from the bytes of one document."""

import re
from collections.abc import Callable
from datetime import datetime

from ingest.address import of_one_site
from ingest.decode import decode
from ingest.extractor import Extractor
from ingest.kinds import Kind
from ingest.prose import file_title, markdown_record, plain_record
from ingest.record import Draft, Record, draft, filled
from rag.errors import SourceError

PROSE: dict[str, Callable[[str, str], Record]] = {
    "text": plain_record,
    "markdown": markdown_record,
}

_META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def document(
    data: bytes,
    kind: Kind,
    extractor: Extractor,
    fetched_at: datetime,
    *,
    name: str = "",
    url: str | None = None,
    charset: str | None = None,
    known: Record | None = None,
) -> Draft:
    """Return the article in a page, a PDF, a text or Markdown; `SourceError` says what is wrong.

    `name` is the file's, used as title by what has none; `url` is where it was fetched from;
    `known` is what is told of it elsewhere, for what it does not tell itself.
    """
    if not data.strip():
        raise SourceError("is empty")
    if kind == "pdf":
        record, guessed = extractor.read("pdf", data), None
    else:
        text, guessed = decode(data, charset or _declared(data, kind))
        record = (
            extractor.read("html", text.encode(errors="replace"), url)
            if kind == "html"
            else PROSE[kind](text, name)
        )
    record = filled(record, known) if known else record
    named = {"title": record.title or file_title(name), **_placed(record, url)}
    warning = f"is not UTF-8: read as {guessed}" if guessed else None
    return draft(record.model_copy(update=named), fetched_at, warning)


def _placed(record: Record, url: str | None) -> dict[str, str | None]:
    """Return address and id: what was fetched has no id of its own, and no other site's address."""
    if not url:
        return {"url": record.url, "id": record.id}
    own = record.url if record.url and of_one_site(record.url, url) else url
    return {"url": own, "id": None}


def _declared(data: bytes, kind: Kind) -> str | None:
    """Return the encoding that a page's own meta tag names."""
    found = _META_CHARSET.search(data[:4096]) if kind == "html" else None
    return found[1].decode() if found else None
