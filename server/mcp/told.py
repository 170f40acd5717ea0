"""What the tools tell, as text for a model; the structured content holds the same for programs."""

from collections.abc import Iterator

from rag.types import ArticleInfo
from rag.wording import day
from server.openai.prose import Prose, whole
from server.schemas import ArticleDetail, ArticlesFound, Reply

NOTHING = "No article fits. Try other words, or wider dates."


def answer(reply: Reply, site: str) -> str:
    """Return an answer with its references, or why there is none."""
    prose = Prose(site)
    pieces = [prose.stated(statement) for statement in reply.statements]
    return whole([*pieces, prose.ended(reply)]).text


def found(articles: ArticlesFound) -> str:
    """Return the articles with the passages that fit, and the ids to read them by."""
    if not articles.articles:
        return NOTHING
    blocks = []
    for article in articles.articles:
        quotes = [f"“{' '.join(passage.text.split())}”" for passage in article.passages]
        blocks.append("\n".join([*_facts(article), *quotes]))
    return "\n\n".join(blocks)


def article(detail: ArticleDetail) -> str:
    """Return one version of an article with its text."""
    return "\n".join([*_facts(detail), "", detail.text])


def _facts(info: ArticleInfo) -> Iterator[str]:
    yield info.title or "No title"
    published = day(info.published_at) if info.published_at else "no date"
    yield f"{info.publisher or 'no outlet'}, {published}, version {info.version}"
    yield f"article_id: {info.id}"
    if info.url:
        yield info.url
