"""A passage as evidence: its sentences, and what is known of its article."""

from functools import cached_property

from rag.answering.days import Told
from rag.evidence.claims import flat
from rag.evidence.figures import values
from rag.evidence.orders import is_order
from rag.evidence.words import words
from rag.types import ArticleInfo, Hit, Span


class Witness:
    """One passage that a sentence may cite."""

    def __init__(self, hit: Hit) -> None:
        self.hit = hit

    @cached_property
    def spans(self) -> list[Span]:
        """Its sentences, but for those that give orders to a machine."""
        return [span for span in self.hit.passage.sentences if not is_order(self.says(span))]

    def says(self, span: Span) -> str:
        """Return one of its sentences."""
        start = self.hit.passage.start
        return self.hit.passage.text[span.start - start : span.end - start]

    @property
    def sentences(self) -> list[str]:
        """Its title and what it says, sentence by sentence."""
        return [self.hit.article.title, *(self.says(span) for span in self.spans)]

    @cached_property
    def sources(self) -> set[str]:
        """The words that name its outlet and authors."""
        told = header(self.hit.article.model_copy(update={"title": ""}))
        return {word.key for word in words(told) if word.content}

    @cached_property
    def flat(self) -> str:
        """Its title and what it says, as quotations are looked for."""
        return flat("\n".join(self.sentences))

    @cached_property
    def keys(self) -> set[str]:
        """Every word of its title and text, as two texts share it."""
        return {word.key for sentence in self.sentences for word in words(sentence)}

    @cached_property
    def numbers(self) -> set[str]:
        """What the numbers of its title and text may be."""
        return {value for sentence in self.sentences for value in values(words(sentence))}

    @property
    def told(self) -> list[Told]:
        """Its sentences, with the day of publication that their days are counted from."""
        return [Told(sentence, self.hit.article.published_at) for sentence in self.sentences]


def header(article: ArticleInfo) -> str:
    """Return outlet, authors and title."""
    parts = [article.publisher, ", ".join(article.authors), article.title]
    return ". ".join(part for part in parts if part)
