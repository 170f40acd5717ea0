"""Quotes with offsets: a citation is made from a stored passage, and re-checked against SQL."""

from rag.errors import InvalidInputError
from rag.types import Article, ArticleInfo, Citation, Passage, Span


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
