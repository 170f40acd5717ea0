"""Quotes with offsets: a citation is made from a stored passage, and re-checked against SQL."""

from collections.abc import Sequence
from typing import NamedTuple

from rag.errors import InvalidInputError
from rag.evidence.claims import flat, quotations
from rag.evidence.rarity import Rarity, coverage, english_rarity
from rag.evidence.words import words
from rag.types import Article, ArticleInfo, Citation, Passage, Span

VERBATIM = 0.5


class Quote(NamedTuple):
    """A sentence of a passage that may carry a claim; a higher score is a better one."""

    passage: Passage
    span: Span
    score: float


def cite(passage: Passage, article: ArticleInfo, span: Span) -> Citation:
    """Return the citation of `span`, which lies in the passage; `InvalidInputError` otherwise.

    The quote is the passage's own text there, so `quote == article.text[start:end]`.
    """
    if (passage.article_id, passage.version) != (article.id, article.version):
        raise InvalidInputError(
            f"A passage of {passage.article_id} version {passage.version} cannot be cited from "
            f"{article.id} version {article.version}: fetch that version."
        )
    if not passage.start <= span.start < span.end <= passage.end:
        raise InvalidInputError(
            f"Characters {span.start} to {span.end} are not within the passage's "
            f"{passage.start} to {passage.end}: cite from the passage that holds them."
        )
    known = article.model_dump(exclude={"text", "id", "language", "fetched_at"})
    quote = passage.text[span.start - passage.start : span.end - passage.start]
    return Citation(article_id=article.id, quote=quote, start=span.start, end=span.end, **known)


def verified(citation: Citation, article: Article) -> bool:
    """Return whether the quote stands word for word where it says, in the version it names."""
    same = (citation.article_id, citation.version) == (article.id, article.version)
    stands = Span(start=citation.start, end=citation.end).of(article.text) == citation.quote
    return same and stands and bool(citation.quote.strip())


def find_quote(sentence: str, passages: Sequence[Passage]) -> Quote | None:
    """Return the best supporting sentence of the passages; None where they share no word."""
    return next(iter(find_quotes(sentence, passages, 1)), None)


def find_quotes(
    sentence: str, passages: Sequence[Passage], most: int = 3, rarity: Rarity | None = None
) -> list[Quote]:
    """Return up to `most` sentences that share the weightiest words with a claim, best first.

    Words that the claim puts in quotation marks count extra where they stand word for word.
    """
    rarity = rarity or english_rarity()
    weights = {w.key: rarity(w.key) for w in words(sentence) if w.content}
    quoted = quotations(sentence)
    found = []
    for passage in passages:
        for span in passage.sentences:
            text = passage.text[span.start - passage.start : span.end - passage.start]
            score = coverage(weights, {w.key for w in words(text)})
            score += VERBATIM * sum(q in flat(text) for q in quoted)
            if score > 0:
                found.append(Quote(passage, span, score))
    return sorted(found, key=lambda quote: -quote.score)[:most]
