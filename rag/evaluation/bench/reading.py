"""What reading what ten passages say costs beside embedding the question, by thread."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from rag.embedders import embedder_for
from rag.evaluation.bench.interleave import timed
from rag.evaluation.question import Question
from rag.extractive import ExtractiveReader, worth_reading
from rag.retriever import Retriever
from rag.settings import Settings
from rag.types import Frozen

PASSAGES = 10
QUESTIONS = 30
THREADS = (1, 2)


class Reading(Frozen):
    """Milliseconds at the median by so many threads; `against` is reading over embedding.

    `passages` of those found are read on average, and they have so many `words`.
    """

    threads: int
    questions: int
    passages: float
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
    passages: list[int] = []
    words: list[int] = []
    for number, question in enumerate([*questions[:1], *questions]):
        hits = retriever.search(question.question, asked_at=question.asked_at, k=PASSAGES)
        embed = timed(partial(embedder.embed_question, question.question)).wall
        taken = worth_reading(question.question, hits)
        read = timed(partial(reader.read, question.question, taken)).wall
        if number:
            embedding.append(embed)
            reading.append(read)
            passages.append(len(taken))
            words.append(sum(len(hit.passage.text.split()) for hit in taken))
    alone, whole = (1000 * float(np.median(part)) for part in (embedding, reading))
    return Reading(
        threads=settings.threads or 0,
        questions=len(reading),
        passages=float(np.mean(passages)),
        words=float(np.mean(words)),
        embedding=alone,
        reading=whole,
        against=whole / alone,
    )
