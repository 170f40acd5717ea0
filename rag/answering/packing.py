"""Which passages go into a prompt: by rank, within a budget, no outlet crowding out the others."""

import math
import re
from collections import defaultdict
from collections.abc import Sequence

from rag.types import Hit, Passage, Span

SHARE = 0.5
HEAD_TOKENS = 40
PIECE = re.compile(r"\w{1,5}|[^\w\s]")


def tokens(text: str) -> int:
    """Return about how many tokens a model makes of the text, rather too many than too few."""
    return max(len(PIECE.findall(text)), math.ceil(len(text.encode()) / 4))


def pack(hits: Sequence[Hit], budget: int) -> list[Hit]:
    """Return the hits that fit into `budget` tokens, in their order, cut at whole sentences.

    While other outlets have something, none takes more than half; what is left then is filled up.
    """
    several = len({hit.article.publisher for hit in hits}) > 1
    chosen: dict[int, Hit] = {}
    spent: dict[str | None, int] = defaultdict(int)
    for most in (budget * SHARE, float(budget)) if several else (float(budget),):
        for place, hit in enumerate(hits):
            outlet = hit.article.publisher
            room = min(budget - sum(spent.values()), int(most) - spent[outlet])
            cut = None if place in chosen else _within(hit, room)
            if cut:
                chosen[place] = cut
                spent[outlet] += HEAD_TOKENS + tokens(cut.passage.text)
    return [chosen[place] for place in sorted(chosen)]


def _within(hit: Hit, room: int) -> Hit | None:
    """Return the hit with as many of its first sentences as there is room for."""
    passage, kept, used = hit.passage, list[Span](), HEAD_TOKENS
    for span in passage.sentences:
        used += tokens(passage.text[span.start - passage.start : span.end - passage.start])
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
