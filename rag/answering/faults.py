"""What speaks against a claim: what its passages lack, and what its quotes say otherwise."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set

from rag.answering.binding import exchanged
from rag.answering.counts import miscounted, misplaced
from rag.answering.evidence import Witness
from rag.answering.hedges import overstated
from rag.answering.titles import another_title
from rag.evidence.answer_types import country_keys
from rag.evidence.approximate import rounds
from rag.evidence.claims import quotations
from rag.evidence.facts import undoes
from rag.evidence.figures import Figure, figures
from rag.evidence.names import turned_round
from rag.evidence.opposites import contradicted
from rag.evidence.quantities import misread, quantities
from rag.evidence.rarity import coverage, english_rarity
from rag.evidence.words import Word, names, words

STEM = 4
FIRST_NAME = re.compile(r"(Will|May|Can) [A-Z]\w+")
"""What begins a claim and would be a verb in the middle of it."""
SAME = 0.97
PLACES = frozenset({"in", "at", "on"})
ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
WORDS_AHEAD = "for against by to from until till before after over under above below with without"
PREPOSITIONS = PLACES | frozenset(WORDS_AHEAD.split())
CLOSE, NEAR = 0.75, 0.5
"""How much of a claim a quote has in its own words, for what these say to count against it, and to
be one of those that say it.
"""


def fault(claim: str, witnesses: Sequence[Witness], quotes: Mapping[str, str]) -> str | None:
    """Return what of a claim its evidence surely lacks; None where nothing.

    `quotes` has of each the sentence behind it that says on what it depends, or "".
    """
    said = words(claim)
    keys = set[str]().union(*(witness.keys for witness in witnesses))
    numbers = set[str]().union(*(witness.numbers for witness in witnesses))
    if lacking := [f.text for f in figures(said) if not _told(claim, f, numbers)]:
        return f"the number {lacking[0]} is not in the passage"
    if lacking := [w.text for w in said[1:] if w.key in names(said) and not _known(w.key, keys)]:
        return f"{lacking[0]} is not in the passage"
    if not all(any(one in w.flat for w in witnesses) for one in quotations(claim)):
        return "the words in quotation marks are not in the passage"
    sentences = [sentence for witness in witnesses for sentence in witness.sentences]
    if (named := FIRST_NAME.match(claim)) and not any(_names(one, named) for one in sentences):
        return f"{named[1]} is not in the passage"
    for otherwise in (misread, miscounted, misplaced, another_title):
        if loose := otherwise(claim, sentences):
            return f"the passage says something else of {loose}"
    return overstated(claim, nearest(said, list(quotes)), quotes)


def _names(sentence: str, named: re.Match[str]) -> bool:
    """Return whether a sentence has a name that may be a verb: "Will Holm", or "Will" within."""
    return named[0] in sentence or named[1] in sentence[1:]


def _told(claim: str, figure: Figure, numbers: Set[str]) -> bool:
    """Return whether a figure is told, as it is or rounded; "one" may be no figure at all."""
    known = not numbers.isdisjoint(figure.values) or rounds(claim, figure, numbers)
    return known or figure.text.lower() == "one"


def _known(name: str, keys: Set[str]) -> bool:
    """Return whether a name is told, a people also by its country: "Kenyan" by "Kenya"."""
    if name in keys or name not in country_keys():
        return name in keys
    return any(key[:STEM] == name[:STEM] for key in keys & country_keys())


def denied(claim: str, quotes: Sequence[str]) -> str | None:
    """Return what a quote says against a claim that is in its words; None where nothing."""
    said = words(claim)
    close = [quote for quote in quotes if closeness(claim, quote) >= CLOSE]
    if figure := _other_figure(claim, quotes) if close else None:
        return f"the passage says something else of {figure}"
    for quote in close:
        told = words(quote)
        if closeness(claim, quote) >= SAME and (word := _otherwise_bound(said, told)):
            return f"the passage says something else of {word}"
        if contradicted(said, told):
            return "the passage says the opposite"
        if undoes(quote, claim):
            return "the passage says that it was undone"
        if turned_round(said, told) or exchanged(said, told):
            return "the passage says it the other way round"
    return None


def _other_figure(claim: str, quotes: Sequence[str]) -> str | None:
    """Return a figure of a claim that none of its quotes has, where they have another one."""
    told = [figure for quote in quotes for figure in figures(words(quote))]
    values = {value for figure in told for value in figure.values}
    ours = figures(words(claim))
    lacking = [one.text for one in ours if not _told(claim, one, values)]
    said = {value for one in ours for value in one.values}
    return lacking[0] if lacking and any(said.isdisjoint(one.values) for one in told) else None


def _otherwise_bound(said: Sequence[Word], told: Sequence[Word]) -> str | None:
    """Return a word that a claim has behind another preposition than its quote: "for", "against".

    One that either has more than once, or behind none, tells nothing.
    """
    ours, theirs = _bound(said), _bound(told)
    for key, (word, before) in ours.items():
        if key in theirs and before and theirs[key][1] and before != theirs[key][1]:
            return word
    return None


def _bound(found: Sequence[Word]) -> dict[str, tuple[str, str]]:
    """Return each word that stands once, with the preposition before it and its article, or ""."""
    bound, counts, before = dict[str, tuple[str, str]](), Counter[str](), ""
    for word in found:
        low = word.text.lower()
        if low in PREPOSITIONS:
            before = "in" if low in PLACES else low
        elif low not in ARTICLES:
            bound[word.key] = word.text, before
            counts[word.key] += 1
            before = ""
    return {key: one for key, one in bound.items() if counts[key] == 1}


def closeness(claim: str, quote: str) -> float:
    """Return the share of a claim's content words that a quote has, by weight.

    Figures and their units are left aside: those are held against the passage by themselves.
    """
    counted = [(one.start, one.end) for one in quantities(claim)]
    weights = {
        word.key: english_rarity()(word.key)
        for word in words(claim)
        if word.content and not any(start <= word.start < end for start, end in counted)
    }
    return coverage(weights, {word.key for word in words(quote)})


def nearest(said: Sequence[Word], quotes: Sequence[str]) -> list[str]:
    """Return the quotes that share half of a claim's words, or else those that share the most."""
    wanted = {word.key for word in said if word.content}
    shared = [len(wanted & {word.key for word in words(quote)}) for quote in quotes]
    least = min(NEAR * len(wanted), max(shared, default=0))
    return [quote for quote, count in zip(quotes, shared, strict=True) if count >= least]
