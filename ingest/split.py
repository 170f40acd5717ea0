"""Passages of an article: whole consecutive sentences with exact offsets."""

from ingest.sentences import sentences
from rag.types import Article, Passage, Span

CHARS_PER_WORD = 10
"""So that a script without spaces, or a table, still fills a passage."""


def split(article: Article, words: int) -> list[Passage]:
    """Return passages of about `words` words, in order; together they hold every sentence.

    A passage ends before the sentence that would take it over `words`. One of less than a
    quarter of that joins its neighbour, as long as both are at most half as long again.
    """
    groups: list[list[Span]] = []
    sizes: list[int] = []
    for sentence in sentences(article.text):
        size = _words(sentence.of(article.text))
        if sizes and _fits(sizes[-1], size, words):
            groups[-1].append(sentence)
            sizes[-1] += size
        else:
            groups.append([sentence])
            sizes.append(size)
    if len(sizes) > 1 and _joins(sizes[-1], sizes[-2], words):
        tail = groups.pop()
        groups[-1] += tail
    return [_passage(article, ordinal, group) for ordinal, group in enumerate(groups)]


def _fits(held: int, more: int, words: int) -> bool:
    return held + more <= words or _joins(held, more, words)


def _joins(small: int, other: int, words: int) -> bool:
    return 4 * small < words and 2 * (small + other) <= 3 * words


def _words(text: str) -> int:
    return max(len(text.split()), len(text) // CHARS_PER_WORD)


def _passage(article: Article, ordinal: int, group: list[Span]) -> Passage:
    start, end = group[0].start, group[-1].end
    return Passage(
        article_id=article.id,
        version=article.version,
        ordinal=ordinal,
        start=start,
        end=end,
        text=article.text[start:end],
        sentences=tuple(group),
    )
