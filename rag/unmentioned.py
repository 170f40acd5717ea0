"""An article that never mentions whom or what a question names is on another one."""

import re
from collections import defaultdict
from collections.abc import Sequence

from rag.articles import ArticleStore
from rag.evidence.answer_types import TIME
from rag.evidence.rarity import english_rarity
from rag.evidence.words import names, words
from rag.openings import openings
from rag.readings import Reading

RARE = 0.6
"""How rare a name has to be in English: an article on Spain may only say Madrid."""
OF_A_COUNTRY = re.compile(r"(?:ish|ese|i?an|[lt]?ch|[lw]sh)s?$", re.IGNORECASE)
"""A people, whose country is named otherwise: Peruvian, Welsh. It spares Milan too."""
HEADLINE = 3
"""Of so many words with capitals, none is known for a name by it."""
ALIKE = 4
"""With so many first letters the same, a name is taken for another form of one."""
STRANGER = 0.02
"""What is left of the probability of a sentence that tells of somebody or somewhere else."""


def of_whom_it_names(
    articles: ArticleStore, question: str, readings: Sequence[Sequence[Reading]]
) -> list[list[Reading]]:
    """Return the readings, hardly likely in articles that never mention a name of the question.

    "When did the mayor of Dunmouth resign?" is not told by when the mayor of Tessmouth did. Names
    are those behind a sentence's first word that are rare in English, no people and no acronym; a
    question in capitals throughout tells none. All of an article is searched, its outlet and its
    authors too.
    """
    wanted = _rare_names(question)
    found = {one.hit.passage.id: one.hit for row in readings for one in row}
    read: dict[str, list[str]] = defaultdict(list)
    for hit in found.values():
        info = hit.article
        told = [info.title, info.publisher or "", *info.authors] if info.id not in read else []
        read[info.id] += [*told, hit.passage.text]
    strange = {
        one
        for one, near in read.items()
        if not _mentions(near, wanted)
        and not _mentions([*near, *(p.text for p in articles.passages(one))], wanted)
    }
    return [
        [_doubted(one) if one.hit.article.id in strange else one for one in row] for row in readings
    ]


def _rare_names(question: str) -> set[str]:
    asked = words(question)
    opening, named = openings(question, asked), names(asked)
    telling = [word for word in asked if word.content]
    if len(telling) >= HEADLINE and all(word.capital for word in telling):
        return set()
    return {
        word.key
        for word in asked
        if word.start not in opening
        and word.key in named
        and word.text[1:].islower()
        and english_rarity()(word.key) >= RARE
        and not (TIME.fullmatch(word.text) or OF_A_COUNTRY.search(word.text))
    }


def _mentions(texts: Sequence[str], wanted: set[str]) -> bool:
    said = {word.key for text in texts for word in words(text)} if wanted else set()
    begun = {one[:ALIKE] for one in said}
    return all(one in said or one[:ALIKE] in begun for one in wanted)


def _doubted(reading: Reading) -> Reading:
    return reading.model_copy(update={"score": STRANGER * reading.score})
