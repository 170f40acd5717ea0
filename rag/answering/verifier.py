"""Is a sentence that a model wrote supported, and by what: verified, cited, or refused."""

import math
from collections.abc import Sequence
from itertools import combinations

from rag.answering.attribution import unattributed
from rag.answering.binding import credited
from rag.answering.days import other_day, retold
from rag.answering.drafts import Draft
from rag.answering.evidence import Witness
from rag.answering.faults import SAME, closeness, denied, fault
from rag.answering.grounds import grounds
from rag.answering.hedges import outright
from rag.answering.restating import restated
from rag.citations import Quote, cite, find_quotes
from rag.entailment import Entailment, Remembered
from rag.evidence.claims import flat, quotations
from rag.evidence.speakers import said_by_another
from rag.evidence.words import words
from rag.readings import condition_behind, words_at
from rag.types import Frozen, Hit, Passage, Span, Statement

LEAST, LEAST_OF_SAME = 0.1, -1.5
"""The log odds that a claim is shown from, and one all of whose words its quote has."""
SURE = 2.2
"""From here on the words of a quote that seem to deny a claim are not believed."""
MOST_WITNESSES = 3


class Verified(Frozen):
    """A statement and how surely its evidence says it, in [0, 1]."""

    statement: Statement
    support: float


class Refused(Frozen):
    """A sentence that is not shown, and why."""

    text: str
    reason: str


class Verifier:
    """Holds the sentences of one answer against the passages that it was written from."""

    def __init__(self, hits: Sequence[Hit], entailment: Entailment) -> None:
        self._entailment = Remembered(entailment)
        self.witnesses = [Witness(hit) for hit in hits]

    def verify(self, draft: Draft) -> Verified | Refused:
        """Return the sentence with its quotes, from the passages that it names or from others.

        A marker that points nowhere, or at a passage that says nothing of it, is not followed.
        """
        if not any(word.content for word in words(draft.text)):
            return Refused(text=draft.text, reason="says nothing")
        named = [n - 1 for n in draft.markers if 1 <= n <= len(self.witnesses)]
        reasons = []
        for places in self._candidates(draft.text, named):
            found = self._held(draft.text, [self.witnesses[place] for place in places])
            if isinstance(found, Verified):
                return found
            reasons.append(found)
        return Refused(text=draft.text, reason=next(iter(reasons), "it is in no passage"))

    def _candidates(self, claim: str, named: Sequence[int]) -> list[list[int]]:
        """Return which passages to hold it against: those named, then the likeliest, then two."""
        passages = [witness.hit.passage for witness in self.witnesses]
        places = {passage.id: place for place, passage in enumerate(passages)}
        quotes = find_quotes(claim, passages, 2 * MOST_WITNESSES)
        likely = list(dict.fromkeys(places[quote.passage.id] for quote in quotes))[:MOST_WITNESSES]
        tried = [list(named)[:MOST_WITNESSES]] if named else []
        tried += [[place] for place in likely]
        tried += [list(pair) for pair in combinations(likely, 2)]
        return [one for n, one in enumerate(tried) if one not in tried[:n]]

    def _held(self, claim: str, witnesses: list[Witness]) -> Verified | str:
        """Return the verified statement, or what speaks against it."""
        plain = bare(claim, witnesses)
        held = outright(plain, [told for witness in witnesses for told in witness.sentences])
        ground = grounds(held, witnesses, self._entailment)
        if ground is None:
            return "it is in no passage"
        quotes = {quote_text(quote): _condition(quote) for quote in ground.quotes}
        sure = math.inf if flat(plain) in witnesses[0].flat else ground.held.log_odds
        same = max(closeness(plain, quote) for quote in quotes) >= SAME
        against = fault(plain, witnesses, quotes) or _otherwise(plain, ground.quotes, witnesses)
        if not against and (sure < SURE or same):
            against = denied(plain, list(quotes))
        if against:
            return against
        if sure < (LEAST_OF_SAME if same else LEAST):
            return f"the passages do not say so: {held[ground.held.start : ground.held.end]}"
        articles = {witness.hit.passage.id: witness.hit.article for witness in witnesses}
        cited = (cite(q.passage, articles[q.passage.id], q.span) for q in ground.quotes)
        statement = Statement(text=claim, citations=tuple(cited))
        return Verified(statement=statement, support=1 / (1 + math.exp(-ground.held.log_odds)))


def bare(claim: str, witnesses: Sequence[Witness]) -> str:
    """Return a claim with days and figures as the passages have them, and without who tells it."""
    dated = retold(claim, [told for witness in witnesses for told in witness.told])
    plain = restated(dated, [one for witness in witnesses for one in witness.sentences])
    sources = set[str]().union(*(witness.sources for witness in witnesses))
    return unattributed(plain, credited(words(plain), sources))


def _otherwise(claim: str, quotes: Sequence[Quote], witnesses: Sequence[Witness]) -> str | None:
    """Return which day or speaker a claim's quotes have another of.

    Who says what stands in quotation marks is told where that stands.
    """
    if day := other_day(claim, [quote_text(quote) for quote in quotes]):
        return f"the passage says something else of {day}"
    said = quotations(claim)
    places = [
        (witness.hit.passage, span)
        for witness in witnesses
        for span in witness.spans
        if any(one in flat(witness.says(span)) for one in said)
    ]
    likest = max(quotes, key=lambda quote: closeness(claim, quote_text(quote)))
    places = places or [(likest.passage, likest.span)]
    if all(_said_by_another(claim, passage, span) for passage, span in places):
        return "the passage has somebody else say so"
    return None


def _said_by_another(claim: str, passage: Passage, span: Span) -> bool:
    start, end = span.start - passage.start, span.end - passage.start
    return said_by_another(claim, passage.text, start, end)


def _condition(quote: Quote) -> str:
    behind = condition_behind(quote.passage, quote.span)
    return words_at(quote.passage, behind) if behind else ""


def quote_text(quote: Quote) -> str:
    """Return the words of a quote."""
    return words_at(quote.passage, quote.span)
