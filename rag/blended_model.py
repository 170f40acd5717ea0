"""Ways to read, added up: spans by a joint model, evidence by words and vectors, agreement."""

from collections.abc import Sequence

from rag.embedder import Embedder
from rag.evidence.agreement import agreement
from rag.evidence.prominence import prominence
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

EVIDENCE = 0.5
"""What the log odds of the evidence weigh beside those of the spans.

Chosen with `prominence` on 500 questions of NewsQA's open half and on one half of a year of news
quiz questions, each read from what retrieval finds: on the other half the right sentence is found
.379 of the time for .374, and F1 is .372 for .365. From .25 to .6 little changes.
"""

NARROWED = 3
"""How many sentences, the likeliest, have their words that answer read again from nearby alone.

Beside nothing but the sentence before it a sentence is marked better: of 500 questions of NewsQA
with the article given exact match is .380 for .364, F1 .533 for .526; read from what retrieval
finds .314 for .302 and .426 for .421; of 396 news quiz questions .328 for .326 and .417 for .408.
"""


class BlendedModel:
    """The reader that ships: log odds of the span model, of the evidence, and for agreement."""

    def __init__(self, spans: SpanModel, embedder: Embedder) -> None:
        self._spans = spans
        self._embedder = embedder
        self._scorer = SentenceScorer()
        self.calibration = spans.calibration

    def read(self, question: str, passages: Sequence[PassageText]) -> list[list[Told]]:
        """Return what each sentence of each passage says, in their order."""
        told = agreed(question, passages, self._spans.read(question, passages))
        again = likeliest(passages, told)
        found = self._scorer.score(*self._views(question, [passages[n] for n in again]))
        rows = [[one._replace(log_odds=UNREAD) for one in row] for row in told]
        for place, evidence in zip(again, found, strict=True):
            rows[place] = [
                one._replace(log_odds=one.log_odds + EVIDENCE * float(odds))
                for one, odds in zip(told[place], evidence, strict=True)
            ]
        return self._narrowed(question, passages, rows)

    def _narrowed(
        self, question: str, passages: Sequence[PassageText], rows: list[list[Told]]
    ) -> list[list[Told]]:
        """Return the same, the likeliest sentences with the words that a narrower view marks."""
        odds = {
            (place, number): one
            for place, (passage, row) in enumerate(zip(passages, rows, strict=True))
            for number, one in enumerate(_placed(place, passage, row))
        }
        likely = sorted(odds, key=lambda at: -odds[at])[:NARROWED]
        nearby = [_nearby(passages[place], number) for place, number in likely]
        found = self._spans.read(question, nearby)
        for (place, number), view, told in zip(likely, nearby, found, strict=True):
            shift = view.start - passages[place].start
            if spans := tuple((start + shift, end + shift) for start, end in told[0].spans):
                rows[place][number] = rows[place][number]._replace(spans=spans)
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
        (passage.text[start:end], _answer(passage, one), odds)
        for rank, (passage, row) in enumerate(zip(passages, told, strict=True))
        for (start, end), one, odds in zip(
            passage.sentences, row, _placed(rank, passage, row), strict=True
        )
    ]
    more = iter(agreement(question, said))
    return [[one._replace(log_odds=one.log_odds + next(more)) for one in row] for row in told]


def _nearby(passage: PassageText, number: int) -> PassageText:
    """Return a sentence of a passage with the one before it, as a passage that has it alone."""
    start, end = passage.sentences[number]
    begin = passage.sentences[max(number - 1, 0)][0]
    within = [(start - begin, end - begin)]
    return PassageText(passage.title, passage.text[begin:end], within, passage.start + begin)


def _answer(passage: PassageText, told: Told) -> str:
    return passage.text[slice(*told.spans[0])] if told.spans else ""


def _placed(rank: int, passage: PassageText, row: Sequence[Told]) -> list[float]:
    """Return the log odds of a passage's sentences, with what their places say for them."""
    starts = (passage.start + start for start, _ in passage.sentences)
    return [one.log_odds + prominence(rank, start) for one, start in zip(row, starts, strict=True)]


def likeliest(passages: Sequence[PassageText], told: Sequence[Sequence[Told]]) -> list[int]:
    """Return the places of the passages whose best sentence is likeliest, in their order."""
    best = [
        max(_placed(rank, passage, row), default=UNREAD)
        for rank, (passage, row) in enumerate(zip(passages, told, strict=True))
    ]
    again = len(told) // 2 if len(told) > MANY else READ_AGAIN
    return sorted(sorted(range(len(told)), key=lambda place: -best[place])[:again])
