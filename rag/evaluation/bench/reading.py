"""What reading ten passages costs beside embedding the question, by one thread and by two."""

import time
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from rag.embedders import embedder_for
from rag.evaluation.question import Question
from rag.extractive import ExtractiveReader
from rag.retriever import Retriever
from rag.settings import Settings
from rag.types import Frozen

PASSAGES = 10
QUESTIONS = 30
THREADS = (1, 2)


class Reading(Frozen):
    """Milliseconds at the median by so many threads; `against` is reading over embedding."""

    threads: int
    questions: int
    words: float
    embedding: float
    reading: float
    against: float


def reading_costs(
    retriever: Retriever, questions: Sequence[Question], settings: Settings
) -> list[Reading]:
    """Read what is found for the first questions, each embedded and read in turn."""
    return [
        _cost(retriever, questions[:QUESTIONS], settings.model_copy(update={"threads": threads}))
        for threads in THREADS
    ]


def _cost(retriever: Retriever, questions: Sequence[Question], settings: Settings) -> Reading:
    embedder = embedder_for(settings)
    reader = ExtractiveReader(embedder, settings.reader_model, settings.threads)
    embedding: list[float] = []
    reading: list[float] = []
    words: list[int] = []
    for number, question in enumerate([*questions[:1], *questions]):
        hits = retriever.search(question.question, asked_at=question.asked_at, k=PASSAGES)
        embed = _milliseconds(partial(embedder.embed_question, question.question))
        read = _milliseconds(partial(reader.read, question.question, hits))
        if number:
            embedding.append(embed)
            reading.append(read)
            words.append(sum(len(hit.passage.text.split()) for hit in hits))
    alone, whole = float(np.median(embedding)), float(np.median(reading))
    return Reading(
        threads=settings.threads or 0,
        questions=len(reading),
        words=float(np.mean(words)),
        embedding=alone,
        reading=whole,
        against=whole / alone,
    )


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)
