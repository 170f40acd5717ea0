"""The windows of one pass over the examples: answers, and near misses without one."""

import random
from collections.abc import Iterator, Mapping, Sequence

import tantivy

from rag.evidence.words import words
from rag.reader_training.examples import Example
from rag.reader_training.lists import listed
from rag.reader_training.swaps import Names
from rag.reader_training.windows import (
    Window,
    answering,
    elsewhere,
    left_open,
    truecased,
    without_answer,
)
from rag.reader_training.yes_no import yes_no

NEAR = 12
LISTED = 0.12
SHARES = {"without": 0.22, "elsewhere": 0.22, "swapped": 0.2, "yes_no": 0.12}


class Stream:
    """Makes the windows of a pass, each pass with other cuts, swaps and neighbours.

    A pass takes every example, but of a source that `shares` names only that share, by chance.
    """

    def __init__(
        self, examples: Sequence[Example], seed: int, shares: Mapping[str, float] | None = None
    ) -> None:
        self.examples = examples
        self.seed = seed
        self.shares = shares or {}
        self.names = Names(examples)
        self.neighbours = Neighbours(examples)

    def windows(self, number: int) -> list[Window]:
        """Return the windows of pass `number`, the same for the same seed."""
        chance = random.Random(f"{self.seed}/{number}")
        taken = [
            example
            for example in self.examples
            if example.source not in self.shares or chance.random() < self.shares[example.source]
        ]
        made = [w for example in taken for w in self._of(example, chance) if w is not None]
        known = self.names.runs[True]
        made += [listed(known, chance) for _ in range(round(LISTED * len(taken)))]
        chance.shuffle(made)
        return made

    def _of(self, example: Example, chance: random.Random) -> Iterator[Window | None]:
        example = truecased(example, chance)
        window = answering(example, chance) if example.answers else left_open(example, chance)
        yield window
        if chance.random() < SHARES["without"]:
            yield without_answer(example, chance)
        if chance.random() < SHARES["elsewhere"]:
            other = self.neighbours.of(example, chance)
            yield elsewhere(example, other, chance) if other else None
        if window and window.spans and chance.random() < SHARES["swapped"]:
            yield self.names.swapped(window, chance)
        if chance.random() < SHARES["yes_no"]:
            decided = yes_no(example, chance)
            yield decided
            if decided and chance.random() < 0.5:
                yield self.names.swapped(decided, chance)


class Neighbours:
    """Passages of other articles that share a question's words, by BM25."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples
        schema = tantivy.SchemaBuilder()
        schema.add_integer_field("place", stored=True)
        schema.add_text_field("text", tokenizer_name="en_stem")
        self._index = tantivy.Index(schema.build())
        writer = self._index.writer(heap_size=50_000_000, num_threads=1)
        seen: set[tuple[str, ...]] = set()
        for place, example in enumerate(examples):
            if example.sentences not in seen:
                writer.add_document(
                    tantivy.Document(place=place, text=f"{example.title} {example.passage}")
                )
                seen.add(example.sentences)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def of(self, example: Example, chance: random.Random) -> Example | None:
        """Return one of the nearest passages of another article, by chance."""
        asked = " ".join(w.key for w in words(example.question) if w.content and w.key.isalnum())
        if not asked:
            return None
        query = self._index.parse_query(asked, ["text"])
        found = [
            self.examples[self._searcher.doc(address)["place"][0]]
            for _, address in self._searcher.search(query, NEAR).hits
        ]
        others = [
            e
            for e in found
            if not set(e.sentences) & set(example.sentences) and e.title != (example.title or None)
        ]
        return chance.choice(others) if others else None
