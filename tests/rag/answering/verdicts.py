"""What becomes of a claim beside an article of our own, by the model that ships."""

from ingest.split import split
from rag.answering.drafts import Draft
from rag.answering.verifier import Refused, Verified, Verifier
from rag.entailment import Entailment
from rag.types import Hit
from tests.rag.newsroom import article

ENTAILMENT = Entailment(threads=1)


def verdict(claim: str, text: str, **more: object) -> Verified | Refused:
    """Hold a claim against an article of Thursday 5 March 2026."""
    told = article("a", text, **more)
    hits = [Hit(passage=passage, article=told, score=1) for passage in split(told, 80)]
    return Verifier(hits, ENTAILMENT).verify(Draft(text=claim))


def shown(claim: str, text: str, **more: object) -> bool:
    """Return whether it is shown."""
    return isinstance(verdict(claim, text, **more), Verified)
