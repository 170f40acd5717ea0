"""Questions that nothing answers any more, because a name or a number in them was exchanged."""

import random
from collections.abc import Sequence
from functools import cached_property

from rag.evidence.answer_types import country_keys
from rag.evidence.words import Word, names, words
from rag.reader_training.examples import Example
from rag.reader_training.windows import Window


class Names:
    """Names that stand in the passages, countries apart, to exchange others for."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self._examples = examples

    @cached_property
    def runs(self) -> dict[bool, list[str]]:
        """Names of the passages by whether they are countries or peoples."""
        found: dict[bool, dict[str, None]] = {True: {}, False: {}}
        for example in self._examples:
            for run in name_runs(example.passage):
                found[_country(run)][example.passage[run[0].start : run[-1].end]] = None
        return {country: list(runs) for country, runs in found.items()}

    def swapped(self, window: Window, chance: random.Random) -> Window | None:
        """Return the window with one name or number of its question exchanged; None without one."""
        there = {w.key for w in words(f"{window.title} {window.text}")}
        asked = window.question
        runs = [run for run in name_runs(asked) if {w.key for w in run} & there]
        numbers = [[w] for w in words(asked) if w.number and w.text.isdigit() and w.key in there]
        if not runs and not numbers:
            return None
        run = chance.choice([*runs, *numbers])
        new = _number(run[0], chance) if run[0].number else self._name(run, chance)
        if {w.key for w in words(new)} & there:
            return None
        question = f"{asked[: run[0].start]}{new}{asked[run[-1].end :]}"
        return window._replace(question=question, spans=())

    def _name(self, run: Sequence[Word], chance: random.Random) -> str:
        return chance.choice(self.runs[_country(run)])


def name_runs(text: str) -> list[list[Word]]:
    """Return the names of a text, each a run of neighbouring capitalised words."""
    found: list[list[Word]] = []
    said = words(text)
    kept = names(said)
    for place, word in enumerate(said):
        if not (word.capital and word.key in kept):
            continue
        if found and place and found[-1][-1] is said[place - 1]:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _country(run: Sequence[Word]) -> bool:
    return len(run) == 1 and run[0].key in country_keys()


def _number(word: Word, chance: random.Random) -> str:
    value = int(word.text)
    return str(value + chance.choice([-7, -3, -2, -1, 1, 2, 3, 5, 9]) if value > 9 else value + 3)
