"""Ways to read, added up: spans by a joint model, evidence by words and vectors, agreement."""

from collections.abc import Sequence

from rag.embedder import Embedder
from rag.evidence.agreement import agreement
from rag.evidence.rarity import english_rarity
from rag.evidence.scorer import SentenceScorer
from rag.evidence.spans import UNREAD, Told
from rag.evidence.token_vectors import TokenEncoder
from rag.evidence.views import PassageView, QuestionView
from rag.span_model import PassageText, SpanModel

READ_AGAIN, MANY = 3, 8
"""How many of the passages, the likeliest by spans and rank, are read for evidence as well.

Of more than eight, it is half of them. On the open half of NewsQA and on news quiz questions the
right sentence is found as often in three as in all. What is not read again is not shown.
"""
LATER = -0.6
"""What each rank that retrieval gave a passage takes from the log odds of its sentences.

Chosen as the sum in `BlendedModel` was: the area under the risk-coverage curve is .336 and .405,
.339 and .397 at half of it, .337 and .402 at half as much again.
"""


class BlendedModel:
    """The reader that ships: log odds of the span model, of the evidence, and for agreement.

    Chosen on 500 questions of NewsQA's open half and on a year of news quiz questions, each read
    from what retrieval finds among all articles: the right sentence is found .482 and .384 of the
    time, .452 and .376 by spans alone, and the area under the risk-coverage curve is .336 and .405,
    .382 and .421 by spans alone. Other weights of the evidence, from .5 to 1.5, change little.
    """

    def __init__(self, spans: SpanModel, embedder: Embedder) -> None:
        self._spans = spans
        self._embedder = embedder
        self._scorer = SentenceScorer()
        self.calibration = spans.calibration

    def read(self, question: str, passages: Sequence[PassageText]) -> list[list[Told]]:
        """Return what each sentence of each passage says, in their order."""
        told = agreed(question, passages, self._spans.read(question, passages))
        again = likeliest(told)
        found = self._scorer.score(*self._views(question, [passages[n] for n in again]))
        rows = [[one._replace(log_odds=UNREAD) for one in row] for row in told]
        for place, odds in zip(again, found, strict=True):
            rows[place] = [
                one._replace(log_odds=one.log_odds + float(weight))
                for one, weight in zip(told[place], odds, strict=True)
            ]
        return rows

    def _views(
        self, question: str, passages: Sequence[PassageText]
    ) -> tuple[QuestionView, list[PassageView]]:
        encoder = TokenEncoder(self._embedder.token_model)
        asked = QuestionView(question, encoder.encode([question])[0], english_rarity())
        tokens = encoder.encode([f"{p.title}\n{p.text}" for p in passages])
        return asked, [
            PassageView(p.title, p.text, p.sentences, found)
            for p, found in zip(passages, tokens, strict=True)
        ]


def agreed(
    question: str, passages: Sequence[PassageText], told: Sequence[Sequence[Told]]
) -> list[list[Told]]:
    """Return the same, each sentence surer by those of any passage that answer as it does."""
    said = [
        (passage.text[start:end], _answer(passage, one), one.log_odds + LATER * rank)
        for rank, (passage, row) in enumerate(zip(passages, told, strict=True))
        for (start, end), one in zip(passage.sentences, row, strict=True)
    ]
    more = iter(agreement(question, said))
    return [[one._replace(log_odds=one.log_odds + next(more)) for one in row] for row in told]


def _answer(passage: PassageText, told: Told) -> str:
    return passage.text[slice(*told.spans[0])] if told.spans else ""


def likeliest(told: Sequence[Sequence[Told]]) -> list[int]:
    """Return the places of the passages whose best sentence is likeliest, in their order."""
    best = [
        max((one.log_odds for one in row), default=UNREAD) + LATER * rank
        for rank, row in enumerate(told)
    ]
    again = len(told) // 2 if len(told) > MANY else READ_AGAIN
    return sorted(sorted(range(len(told)), key=lambda place: -best[place])[:again])
