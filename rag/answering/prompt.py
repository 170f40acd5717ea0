"""The prompt: numbered, dated, attributed passages as fenced data, and the question."""

import re
from collections.abc import Sequence
from datetime import datetime

from rag.answering import markers
from rag.evidence.orders import is_order
from rag.types import Hit
from rag.wording import day, wording

FENCE_LIKE = re.compile(r"<(?=\s*/?\s*(?:passage|question|conversation)\b)", re.IGNORECASE)


def answer_prompt(
    question: str, hits: Sequence[Hit], asked_at: datetime | None, reasons: Sequence[str] = ()
) -> str:
    """Return prompts/answer.txt filled in; `reasons` tell why an earlier answer was of no use."""
    listed = "\n".join(f"- {inert(reason)}" for reason in reasons)
    return wording(
        "answer",
        abstain=wording("abstain"),
        passages="\n\n".join(fenced(number, hit) for number, hit in enumerate(hits, 1)),
        asked_at=f", asked on {day(asked_at)}" if asked_at else "",
        question=inert(question),
        again=wording("again", reasons=listed) if reasons else "",
    )


def fenced(number: int, hit: Hit) -> str:
    """Return a passage between its fences, with its outlet and date."""
    article = hit.article
    head = {
        "outlet": article.publisher or "unknown",
        "published": day(article.published_at) if article.published_at else "unknown",
        "title": article.title,
    }
    told = " ".join(f'{name}="{_attribute(value)}"' for name, value in head.items())
    return f'<passage n="{number}" {told}>\n{inert(_readable(hit))}\n</passage>'


def inert(text: str) -> str:
    """Return the text with nothing in it that could pass for a marker of ours or end a fence."""
    return FENCE_LIKE.sub("\u2039", markers.inert(text))


def _attribute(value: str) -> str:
    return inert(" ".join(value.split())).replace('"', "\u201d")


def _readable(hit: Hit) -> str:
    """Return the passage's sentences but for those that give orders."""
    passage = hit.passage
    texts = [
        passage.text[s.start - passage.start : s.end - passage.start] for s in passage.sentences
    ]
    return " ".join(text for text in texts if not is_order(text))
