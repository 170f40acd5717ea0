"""What a question and a sentence of a passage have in common, as numbers."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from rag.evidence.answer_head import AnswerHead
from rag.evidence.answer_types import offers
from rag.evidence.rarity import coverage
from rag.evidence.token_vectors import Matrix
from rag.evidence.views import PassageView, QuestionView

NEGATION = re.compile(
    r"\b(not|no|never|nor|neither|without|none|cannot)\b|n['\u2019]t\b", re.IGNORECASE
)
HEDGE = re.compile(
    r"\b(unclear|uncertain|unknown|remains? to be seen|no more clear|not (yet )?(clear|known)"
    r"|questions? (of|about|whether)|wonder(s|ed|ing)?|asked (whether|who|what|why|how|if))\b",
    re.IGNORECASE,
)
LEAST = -20.0
TYPES = ("person", "place", "time", "money", "number", "country", "reason", "manner", "yes_no")
OWN = (
    "sentence_cosine",
    "passage_cosine",
    "late",
    "late_least",
    "late_near",
    "covered",
    "covered_near",
    "covered_passage",
    "missing_most",
    "names_here",
    "names_passage",
    "names_absent",
    "numbers_here",
    "offered",
    "not_offered",
    "negation_differs",
    "hedged",
    "asks",
    "length",
    "place",
    "told",
    "told_best",
)
COMPARED = ("sentence_cosine", "late", "covered", "covered_near", "late_near", "told", "told_best")
FEATURES = (
    *OWN,
    *(f"offered_{kind}" for kind in TYPES),
    *(f"asked_{kind}" for kind in TYPES),
    *(f"{name}_behind" for name in COMPARED),
)


def features(question: QuestionView, passages: Sequence[PassageView], head: AnswerHead) -> Matrix:
    """Return one row for each sentence of each passage, in order, one column a feature."""
    rows = [row for passage in passages for row in _passage_rows(question, passage, head)]
    if not rows:
        return np.zeros((0, len(FEATURES)), dtype=np.float32)
    own = np.asarray(rows, dtype=np.float32)
    compared = own[:, [OWN.index(name) for name in COMPARED]]
    return np.hstack([own, compared.max(axis=0) - compared])


def _passage_rows(
    question: QuestionView, passage: PassageView, head: AnswerHead
) -> list[list[float]]:
    best = _best_matches(question, passage)
    whole = _whole_passage(question, passage)
    logits = head.score(question, passage)
    rows = []
    for place, (first, last) in enumerate(pairwise(passage.bounds)):
        row = _sentence_row(question, passage, place, best, whole)
        told = logits[first:last] if last > first else np.full(1, LEAST, dtype=np.float32)
        row += [float(np.logaddexp.reduce(told)), float(told.max())]
        rows.append(row + _by_type(question, row[OWN.index("offered")] > 0))
    return rows


def _best_matches(question: QuestionView, passage: PassageView) -> Matrix:
    """Return for each sentence and question token its most similar token: (sentences, tokens)."""
    found = [
        (s.vectors @ question.tokens.vectors.T).max(axis=0)
        if len(s.vectors)
        else np.zeros(len(question.tokens.vectors), dtype=np.float32)
        for s in passage.sentences
    ]
    return np.asarray(found, dtype=np.float32)


def _whole_passage(question: QuestionView, passage: PassageView) -> list[float]:
    missing = [w for key, w in question.weights.items() if key not in passage.keys]
    absent = question.names - passage.keys
    return [
        coverage(question.weights, passage.keys),
        max(missing, default=0.0),
        len(question.names & passage.keys) / max(len(question.names), 1),
        float(len(absent)),
    ]


def _sentence_row(
    question: QuestionView, passage: PassageView, place: int, best: Matrix, whole: list[float]
) -> list[float]:
    sentence = passage.sentences[place]
    near = passage.sentences[max(0, place - 1) : place + 2]
    near_keys = passage.title_keys.union(*(s.keys for s in near))
    near_best = best[max(0, place - 1) : place + 2].max(axis=0)
    weights = question.token_weights
    covered_passage, missing_most, names_passage, names_absent = whole
    offered = offers(question.kind, sentence.text, sentence.words, set(question.weights))
    return [
        float(question.vector @ sentence.vector),
        float(question.vector @ passage.vector),
        weighted_mean(best[place], weights),
        float(best[place][weights > 0].min(initial=1.0)),
        weighted_mean(near_best, weights),
        coverage(question.weights, sentence.keys),
        coverage(question.weights, near_keys),
        covered_passage,
        missing_most,
        len(question.names & sentence.keys) / max(len(question.names), 1),
        names_passage,
        names_absent,
        len(question.numbers & sentence.keys) / max(len(question.numbers), 1),
        float(offered),
        float(not offered),
        float(bool(NEGATION.search(question.text)) != bool(NEGATION.search(sentence.text))),
        float(bool(HEDGE.search(sentence.text))),
        float(sentence.text.rstrip("\"'” ").endswith("?")),
        float(np.log1p(len(sentence.words))),
        1.0 / (1 + place),
    ]


def _by_type(question: QuestionView, offered: bool) -> list[float]:
    return [float(offered and question.kind == kind) for kind in TYPES] + [
        float(question.kind == kind) for kind in TYPES
    ]


def weighted_mean(values: Matrix, weights: Matrix) -> float:
    """Return the mean of values by weight; 0 when nothing weighs."""
    total = float(weights.sum())
    return float((values * weights).sum()) / total if total else 0.0
