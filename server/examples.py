"""Questions that the stored articles can answer, to show to someone who has asked none yet."""

import importlib.resources
import re
from collections.abc import Sequence
from functools import cache

from rag.articles import ArticleStore
from rag.filters import Filters
from rag.types import ArticleInfo

MOST = 6
LOOKED_AT = 200
INVENTED = "(invented)"
URL_LINE = re.compile(r"^url: (\S+)$", re.MULTILINE)


def questions(store: ArticleStore) -> list[str]:
    """Return up to six: the demo's own while all of it is stored, else one for each outlet."""
    return _of_demo(store) or _of_newest(store.find(limit=LOOKED_AT))


def _of_demo(store: ArticleStore) -> list[str]:
    wanted, asked = _demo()
    outlets = tuple(name for name in store.publishers() if name.endswith(INVENTED))
    if not outlets or not asked:
        return []
    stored = {article.url for article in store.find(None, Filters(publishers=outlets), LOOKED_AT)}
    return list(asked[:MOST]) if wanted <= stored else []


@cache
def _demo() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the addresses of the demo articles and the questions that go with them."""
    folder = importlib.resources.files("ingest").joinpath("demo")
    texts = [path.read_text("utf-8") for path in folder.iterdir() if path.name.endswith(".md")]
    urls = frozenset(url for text in texts for url in URL_LINE.findall(text)[:1])
    lines = folder.joinpath("QUESTIONS").read_text("utf-8").splitlines()
    return urls, tuple(line.strip() for line in lines if line.strip() and line[0] != "#")


def _of_newest(newest: Sequence[ArticleInfo]) -> list[str]:
    by_outlet: dict[str | None, ArticleInfo] = {}
    for article in newest:
        if article.title:
            by_outlet.setdefault(article.publisher, article)
    return [
        f"What do the articles say about “{article.title.rstrip('.')}”?"
        for article in list(by_outlet.values())[:MOST]
    ]
