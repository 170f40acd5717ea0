"""Which passages go into a prompt: by rank, within a budget, no outlet crowding out the others."""

import math
import re
from collections import defaultdict
from collections.abc import Sequence

from rag.types import ArticleInfo, Hit, Passage, Span

SHARE = 0.5
HEAD_TOKENS = 40
Outlet = tuple[str | None, str | None]
PIECE = re.compile(r"\w{1,5}|[^\w\s]")


def tokens(text: str) -> int:
    """Return about how many tokens a model makes of the text, rather too many than too few."""
    return max(len(PIECE.findall(text)), math.ceil(len(text.encode()) / 4))


def pack(hits: Sequence[Hit], budget: int) -> list[Hit]:
    """Return the hits that fit into `budget` tokens, in their order, cut at whole sentences.

    While other outlets have something, none takes more than half; what is left then is filled up,
    with the rest of what was cut as well.
    """
    several = len({_outlet(hit.article) for hit in hits}) > 1
    chosen: dict[int, Hit] = {}
    spent: dict[Outlet, int] = defaultdict(int)
    for most in (int(budget * SHARE), budget) if several else (budget,):
        for place, hit in enumerate(hits):
            outlet = _outlet(hit.article)
            held = _cost(chosen[place]) if place in chosen else 0
            room = min(budget - sum(spent.values()), most - spent[outlet])
            if cut := _within(hit, held + room):
                chosen[place] = cut
                spent[outlet] += _cost(cut) - held
    return [chosen[place] for place in sorted(chosen)]


def _outlet(article: ArticleInfo) -> Outlet:
    """Return the publisher; an article without one has only itself for an outlet."""
    return article.publisher, None if article.publisher else article.id


def _cost(hit: Hit) -> int:
    return HEAD_TOKENS + sum(_sentence_tokens(hit.passage, span) for span in hit.passage.sentences)


def _sentence_tokens(passage: Passage, span: Span) -> int:
    return tokens(passage.text[span.start - passage.start : span.end - passage.start])


def _within(hit: Hit, room: int) -> Hit | None:
    """Return the hit with as many of its first sentences as there is room for."""
    passage, kept, used = hit.passage, list[Span](), HEAD_TOKENS
    for span in passage.sentences:
        used += _sentence_tokens(passage, span)
        if used > room:
            break
        kept.append(span)
    return hit.model_copy(update={"passage": _shortened(passage, kept)}) if kept else None


def _shortened(passage: Passage, kept: list[Span]) -> Passage:
    if len(kept) == len(passage.sentences):
        return passage
    end = kept[-1].end
    text = passage.text[: end - passage.start]
    return passage.model_copy(update={"end": end, "text": text, "sentences": tuple(kept)})
