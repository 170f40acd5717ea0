"""Which sentences say a claim, and how surely: each by itself, and a passage as a whole."""

from collections.abc import Sequence
from typing import NamedTuple

from rag.answering.evidence import Witness
from rag.citations import Quote
from rag.entailment import Held, Remembered
from rag.evidence.words import words
from rag.types import Span

ADDS = 0.5
"""How much more surely two sentences must say a claim than one of them, for both to be quoted."""
LIKELIEST = 3

Place = tuple[Witness, Span]


class Grounds(NamedTuple):
    """The sentences that say a claim, in their order, and how it stands to the passage."""

    quotes: list[Quote]
    held: Held


def grounds(claim: str, witnesses: Sequence[Witness], entailment: Remembered) -> Grounds | None:
    """Return what of the passages says the claim best; None where they have no sentence.

    A second sentence is quoted where it has words of the claim that the first has not, and both
    say it more surely than one.
    """
    places = [(witness, span) for witness in witnesses for span in witness.spans]
    if not places:
        return None
    texts = [_text([place]) for place in places]
    *alone, whole = entailment.held([(claim, text) for text in (*texts, _text(places))])
    first = max(range(len(places)), key=lambda n: alone[n].log_odds)
    chosen, best = [first], max(alone[first], whole, key=lambda held: held.log_odds)
    pairs = [sorted((first, n)) for n in _adding(claim, places, first)[:LIKELIEST]]
    told = entailment.held([(claim, _text([places[n] for n in pair])) for pair in pairs])
    for pair, held in zip(pairs, told, strict=True):
        if held.log_odds > alone[first].log_odds + ADDS and held.log_odds >= best.log_odds - ADDS:
            chosen, best = pair, max(best, held, key=lambda held: held.log_odds)
    quotes = [Quote(places[n][0].hit.passage, places[n][1], alone[n].log_odds) for n in chosen]
    return Grounds(quotes, best)


def _adding(claim: str, places: Sequence[Place], first: int) -> list[int]:
    """Return which sentences have words of a claim that the first has not, most of them first."""
    wanted = {word.key for word in words(claim) if word.content}
    keys = [{word.key for word in words(witness.says(span))} for witness, span in places]
    more = [len((wanted - keys[first]) & there) for there in keys]
    return sorted((n for n, count in enumerate(more) if count), key=lambda n: -more[n])


def _text(places: Sequence[Place]) -> str:
    """Return sentences as the model reads them, each article's below its title."""
    titles = dict.fromkeys(witness.hit.article.title for witness, _ in places)
    told = {title: list[str]() for title in titles}
    for witness, span in places:
        told[witness.hit.article.title].append(witness.says(span))
    return "\n".join(f"{title}\n{' '.join(said)}" for title, said in told.items())
