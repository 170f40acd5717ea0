"""A passage as evidence: its sentences, and what is known of its article."""

import re
from datetime import datetime, timedelta
from functools import cached_property

from rag.evidence.claims import Evidence
from rag.evidence.orders import is_order
from rag.evidence.token_vectors import Encodes, TokenVectors
from rag.evidence.words import words
from rag.types import ArticleInfo, Hit, Span
from rag.wording import day

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
RELATIVE = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
NAMED_DAY = re.compile(rf"\b({'|'.join(WEEKDAYS)}|{'|'.join(RELATIVE)})\b", re.IGNORECASE)


class Witness:
    """One passage that a sentence may cite; its token vectors are made when first asked for."""

    def __init__(self, hit: Hit, encoder: Encodes) -> None:
        self.hit = hit
        self._encoder = encoder

    @cached_property
    def spans(self) -> list[Span]:
        """Its sentences, but for those that give orders to a machine."""
        return [span for span in self.hit.passage.sentences if not is_order(self.says(span))]

    def says(self, span: Span) -> str:
        """Return one of its sentences."""
        start = self.hit.passage.start
        return self.hit.passage.text[span.start - start : span.end - start]

    @cached_property
    def text(self) -> str:
        """What it says, and below it who says so, and when."""
        told = " ".join(self.says(span) for span in self.spans)
        return f"{told}\n{header(self.hit.article, told)}"

    @property
    def sentences(self) -> list[str]:
        """Its title and what it says, sentence by sentence."""
        return [self.hit.article.title, *(self.says(span) for span in self.spans)]

    @cached_property
    def free(self) -> set[str]:
        """The words that name outlet, authors and dates, which may be told with anything."""
        told = header(self.hit.article.model_copy(update={"title": ""}), self.text)
        return {word.key for word in words(told)}

    @cached_property
    def keys(self) -> set[str]:
        """Every word of the text, as two texts share it."""
        return {word.key for word in words(self.text)}

    @cached_property
    def tokens(self) -> TokenVectors:
        """The vectors of its tokens."""
        return self._encoder.encode([self.text])[0]

    @cached_property
    def evidence(self) -> Evidence:
        """What claims are held against."""
        return Evidence(self.text, [self.tokens])


def header(article: ArticleInfo, told: str) -> str:
    """Return outlet, authors, title and date, and the dates that the text's named days may be."""
    dates = _dates(told, article.published_at) if article.published_at else []
    parts = [article.publisher, ", ".join(article.authors), article.title, ", ".join(dates)]
    return ". ".join(part for part in parts if part)


def _dates(told: str, published: datetime) -> list[str]:
    moments = {published}
    for named in NAMED_DAY.findall(told):
        name = named.capitalize()
        if name in WEEKDAYS:
            back = (published.weekday() - WEEKDAYS.index(name)) % 7
            moments |= {published - timedelta(days=back), published + timedelta(days=7 - back)}
        else:
            moments.add(published + timedelta(days=RELATIVE[named.lower()]))
    return [f"{moment:%A} {day(moment)}" for moment in sorted(moments)]
