"""Reading cases: a question with passages of which one, or none, holds the answer."""

import random
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rag.evidence.rarity import Rarity
from rag.evidence.token_vectors import Matrix, TokenEncoder, TokenVectors
from rag.evidence.views import PassageView, QuestionView
from rag.reader_training.examples import Example
from rag.reader_training.windows import truecased

NEAR = 30


class Case(NamedTuple):
    """Passages read for one question; `told` marks answer tokens, `right` answer sentences."""

    question: QuestionView
    passages: list[PassageView]
    told: NDArray[np.bool_]
    right: NDArray[np.bool_]
    source: str


class Library:
    """Every example's question and passage, encoded once and kept at half precision."""

    def __init__(self, examples: Sequence[Example], encoder: TokenEncoder, rarity: Rarity) -> None:
        self._rarity = rarity
        self.examples = list(examples)
        self.places = {(e.title, e.sentences): n for n, e in enumerate(self.examples)}
        self.unique = list(self.places)
        texts = [f"{title}\n{' '.join(sentences)}" for title, sentences in self.unique]
        self._passages = [_halved(t) for t in encoder.encode(texts)]
        self._questions = [_halved(t) for t in encoder.encode([e.question for e in self.examples])]
        self._number = {key: n for n, key in enumerate(self.unique)}
        self._views: dict[int, PassageView] = {}
        self._vectors = np.stack([_mean(t) for t in self._passages])

    def cases(self, seed: int, absent: float = 0.4, others: int = 3) -> list[Case]:
        """Return a case for each example; in a share of them the answering passage is left out."""
        chance = random.Random(seed)
        return [self._case(n, chance, absent, others) for n in range(len(self.examples))]

    def _case(self, number: int, chance: random.Random, absent: float, others: int) -> Case:
        example = self.examples[number]
        own = self._number[example.title, example.sentences]
        near = self._distractors(number, own)
        chosen = chance.sample(near, min(len(near), chance.randint(1, others)))
        if not chosen or chance.random() >= absent:
            chosen.append(own)
            chance.shuffle(chosen)
        question = QuestionView(
            truecased(example, chance).question, self._question(number), self._rarity
        )
        views = [self._view(place) for place in chosen]
        told: list[NDArray[np.bool_]] = []
        right: list[bool] = []
        for place, view in zip(chosen, views, strict=True):
            told.append(_answer_tokens(example, view, place == own))
            right.extend(place == own and n in example.answers for n in range(len(view.sentences)))
        return Case(question, views, np.concatenate(told), np.asarray(right), example.source)

    def _question(self, number: int) -> TokenVectors:
        return _whole(self._questions[number])

    def _view(self, place: int) -> PassageView:
        if place not in self._views:
            title, sentences = self.unique[place]
            tokens = _whole(self._passages[place])
            text = " ".join(sentences)
            self._views[place] = PassageView(title, text, joined_places(sentences), tokens)
        return self._views[place]

    def _distractors(self, number: int, own: int) -> list[int]:
        """Return near passages of other articles that do not contain the answer's words."""
        example = self.examples[number]
        scores = self._vectors @ _mean(self._questions[number])
        found = []
        for place in np.argsort(-scores)[: NEAR * 3]:
            title, sentences = self.unique[place]
            text = " ".join(sentences)
            same = place == own or (title and title == example.title)
            shared = set(sentences) & set(example.sentences)
            if not same and not shared and example.answer.lower() not in text.lower():
                found.append(int(place))
        return found[:NEAR]


def joined_places(sentences: Sequence[str]) -> list[tuple[int, int]]:
    """Return where each sentence stands once they are joined by one space."""
    places, at = [], 0
    for sentence in sentences:
        places.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return places


def _answer_tokens(example: Example, view: PassageView, own: bool) -> NDArray[np.bool_]:
    told = np.zeros(len(view.tokens.vectors), dtype=bool)
    if not own:
        return told
    places = joined_places(example.sentences)
    for answering in example.answers:
        at = example.sentences[answering].find(example.answer)
        if at >= 0:
            start = len(example.title) + 1 + places[answering][0] + at
            offsets = view.tokens.offsets
            told |= (offsets[:, 0] >= start) & (offsets[:, 1] <= start + len(example.answer))
    return told


def _halved(tokens: TokenVectors) -> TokenVectors:
    return TokenVectors(tokens.vectors.astype(np.float16), tokens.offsets)


def _whole(tokens: TokenVectors) -> TokenVectors:
    return TokenVectors(tokens.vectors.astype(np.float32), tokens.offsets)


def _mean(tokens: TokenVectors) -> Matrix:
    mean = tokens.vectors.astype(np.float32).mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean))
