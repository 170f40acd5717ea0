"""What stands: statements are held against the stored articles once more before they are shown."""

import re

from rag.articles import ArticleStore
from rag.citations import verified
from rag.errors import NotFoundError
from rag.types import Citation, Item, Statement


def standing(statement: Statement, articles: ArticleStore) -> Statement | None:
    """Return the statement with those citations and items that stand; None where none does."""
    cited = tuple(c for c in statement.citations if stands(c, articles))
    items = [
        item.model_copy(update={"citations": held})
        for item in statement.items
        if (held := tuple(c for c in item.citations if stands(c, articles) and said(item, c)))
    ]
    told = {"citations": cited, "items": tuple(items)}
    return statement.model_copy(update=told) if cited else None


def stands(citation: Citation, articles: ArticleStore) -> bool:
    """Return whether the version that a citation names is stored, and holds its quote."""
    try:
        article = articles.get(citation.article_id, citation.version)
    except NotFoundError:
        return False
    return verified(citation, article)


def quoted(statement: Statement) -> bool:
    """Return whether the statement stands word for word in one of its quotes."""
    return any(" ".join(c.quote.split()) == statement.text for c in statement.citations)


def said(item: Item, citation: Citation) -> bool:
    """Return whether an item's words, whole words and numbers, stand in the quote that it cites."""
    whole = rf"(?<!\w)(?<!\d[.,]){re.escape(item.text)}(?!\w|[.,]\d)"
    return re.search(whole, " ".join(citation.quote.split())) is not None
