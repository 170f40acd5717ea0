"""Is a sentence that a model wrote supported, and by what: verified, cited, or refused."""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from itertools import combinations

from rag.answering.binding import TIED, credited, exchanged, told_of, unbound
from rag.answering.days import Told, days_of, phrases, written
from rag.answering.drafts import Draft
from rag.answering.evidence import Witness
from rag.answering.hedges import overstated
from rag.citations import Quote, cite, find_quotes
from rag.evidence.claims import Evidence, quotations
from rag.evidence.facts import undoes
from rag.evidence.figures import figures
from rag.evidence.names import named, turned_round
from rag.evidence.opposites import contradicted
from rag.evidence.quantities import misread
from rag.evidence.rarity import coverage
from rag.evidence.token_vectors import Encodes, TokenVectors
from rag.evidence.words import Word, words
from rag.readings import condition_behind, words_at
from rag.support import Support
from rag.types import Frozen, Hit, Statement

SUPPORTED = 0.25
CARRIES = 0.3
ADDS = 0.15
MOST_WITNESSES = 3
NEAR = 0.5


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

    def __init__(self, hits: Sequence[Hit], encoder: Encodes, support: Support) -> None:
        self._encoder = encoder
        self._support = support
        self.witnesses = [Witness(hit, encoder) for hit in hits]

    def verify(self, draft: Draft) -> Verified | Refused:
        """Return the sentence with its quotes, from the passages that it names or from others.

        A marker that points nowhere, or at a passage that says nothing of it, is not followed.
        """
        said = words(draft.text)
        if not any(word.content for word in said):
            return Refused(text=draft.text, reason="says nothing")
        tokens = self._encoder.encode([draft.text])[0]
        named = [n - 1 for n in draft.markers if 1 <= n <= len(self.witnesses)]
        reason = "it is in no passage"
        for places in self._candidates(draft.text, named):
            found = self._held(draft.text, said, tokens, [self.witnesses[p] for p in places])
            if isinstance(found, Verified):
                return found
            reason = found if reason == "it is in no passage" else reason
        return Refused(text=draft.text, reason=reason)

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

    def _held(
        self, claim: str, said: list[Word], tokens: TokenVectors, witnesses: list[Witness]
    ) -> Verified | str:
        """Return the verified statement, or what speaks against it."""
        quotes = [quote for witness in witnesses for quote in carrying(claim, said, witness)]
        if not quotes:
            return "it is in no passage"
        holding = [w for w in witnesses if any(q.passage.id == w.hit.passage.id for q in quotes)]
        articles = {w.hit.passage.id: w.hit.article for w in holding}
        told = [Told(quote_text(q), articles[q.passage.id].published_at) for q in quotes]
        days = days_of(tying(said, told))
        left = unattributed(claim, said, holding, days)
        if against := fault(claim, left, holding, {quote_text(q): _condition(q) for q in quotes}):
            return against
        text = "\n".join([*(witness.text for witness in holding), written(days)])
        evidence = Evidence(text, [witness.tokens for witness in holding])
        support = self._support.score_with(claim, evidence, tokens)
        if support < SUPPORTED:
            return "the passages do not say so"
        cited = tuple(cite(q.passage, articles[q.passage.id], q.span) for q in quotes)
        return Verified(statement=Statement(text=claim, citations=cited), support=support)


def carrying(claim: str, said: Sequence[Word], witness: Witness) -> list[Quote]:
    """Return the sentence of a passage that carries the claim, and one that adds to it."""
    allowed = set(witness.spans)
    found = find_quotes(claim, [witness.hit.passage], len(witness.hit.passage.sentences))
    found = [quote for quote in found if quote.span in allowed]
    if not found or found[0].score < CARRIES:
        return []
    wanted = {word.key for word in said if word.content}
    best = wanted & {word.key for word in words(quote_text(found[0]))}
    for other in found[1:]:
        added = wanted & {word.key for word in words(quote_text(other))} - best
        if len(added) >= max(ADDS * len(wanted), 1):
            return sorted([found[0], other], key=lambda quote: quote.span.start)
    return found[:1]


def unattributed(
    claim: str, said: Sequence[Word], witnesses: Sequence[Witness], days: Set[date]
) -> list[Word]:
    """Return the words of a claim but for who says it and when, which no passage need say."""
    who = credited(said, set[str]().union(*(witness.sources for witness in witnesses)))
    when = phrases(claim, days)
    return [
        word
        for word in said
        if word not in who and not any(start <= word.start < end for start, end in when)
    ]


def fault(
    claim: str, said: list[Word], witnesses: Sequence[Witness], quotes: Mapping[str, str]
) -> str | None:
    """Return what of a claim its evidence lacks or denies; None where nothing.

    `quotes` has of each the sentence behind it that says on what it depends, or "".
    """
    keys = set[str]().union(*(witness.keys for witness in witnesses))
    numbers = set[str]().union(*(witness.numbers for witness in witnesses))
    if lacking := [f.text for f in figures(said) if f.values[0] not in numbers]:
        return f"the number {lacking[0]} is not in the passage"
    if lacking := [w.text for w in said if w.key in named(said) - keys]:
        return f"{lacking[0]} is not in the passage"
    if not all(any(one in w.flat for w in witnesses) for one in quotations(claim)):
        return "the words in quotation marks are not in the passage"
    told = [words(quote) for quote in quotes]
    near = nearest(said, list(quotes))
    if any(contradicted(said, words(one)) for one in near):
        return "the passage says the opposite"
    if any(undoes(one, claim) for one in near):
        return "the passage says that it was undone"
    if any(turned_round(said, one) or exchanged(said, one) for one in told):
        return "the passage says it the other way round"
    sentences = [sentence for witness in witnesses for sentence in witness.sentences]
    if loose := unbound(said, sentences) or misread(claim, sentences):
        return f"the passage says something else of {loose}"
    return overstated(claim, near, quotes)


def nearest(said: Sequence[Word], quotes: Sequence[str]) -> list[str]:
    """Return the quotes that share half of a claim's words, or else those that share the most."""
    wanted = {word.key for word in said if word.content}
    shared = [len(wanted & {word.key for word in words(quote)}) for quote in quotes]
    least = min(NEAR * len(wanted), max(shared, default=0))
    return [quote for quote, count in zip(quotes, shared, strict=True) if count >= least]


def tying(said: Sequence[Word], told: Sequence[Told]) -> list[Told]:
    """Return the sentences that may tell when: those that say enough of what the claim says."""
    rest = told_of(said)
    shares = [coverage(rest, {word.key for word in words(one.sentence)}) for one in told]
    least = min(TIED, max(shares, default=0.0))
    return [one for one, share in zip(told, shares, strict=True) if share >= least]


def _condition(quote: Quote) -> str:
    behind = condition_behind(quote.passage, quote.span)
    return words_at(quote.passage, behind) if behind else ""


def quote_text(quote: Quote) -> str:
    """Return the words of a quote."""
    return words_at(quote.passage, quote.span)
