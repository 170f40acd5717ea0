"""The embedded reader: sentences that answer the question, word for word, with no chat model."""

from collections.abc import Sequence

from rag.citations import cite
from rag.embedder import Embedder
from rag.evidence.rarity import english_rarity
from rag.evidence.scorer import SentenceScorer
from rag.evidence.token_vectors import TokenEncoder
from rag.evidence.views import PassageView, QuestionView
from rag.evidence.words import words
from rag.types import Frozen, Hit, Passage, Span, Statement

MOST_STATEMENTS = 3
SAME_FACT = 0.6
CLOSE_TO_BEST = 0.75


class Reading(Frozen):
    """A sentence as an answer: its place in the article and the probability that it is one."""

    hit: Hit
    span: Span
    score: float

    @property
    def text(self) -> str:
        """The sentence, word for word."""
        return words_at(self.hit.passage, self.span)


class ExtractiveReader:
    """Reads question and sentences together; the model is loaded on the first question."""

    def __init__(self, embedder: Embedder, scorer: SentenceScorer | None = None) -> None:
        self._embedder = embedder
        self._scorer = scorer

    def read(self, question: str, hits: Sequence[Hit]) -> list[list[Reading]]:
        """Return a list for each hit: a reading for each of its sentences, in their order."""
        if not hits:
            return []
        self._scorer = self._scorer or SentenceScorer()
        asked, views = self._views(question, hits)
        scores = self._scorer.score(asked, views)
        return [
            [
                Reading(hit=hit, span=span, score=float(score))
                for span, score in zip(hit.passage.sentences, row, strict=True)
            ]
            for hit, row in zip(hits, scores, strict=True)
        ]

    def answer(
        self, question: str, hits: Sequence[Hit], abstain_below: float, most: int = MOST_STATEMENTS
    ) -> list[Statement]:
        """Return up to `most` statements, best first; none when no sentence is likely enough."""
        return statements(self.read(question, hits), abstain_below, most)

    def _views(self, question: str, hits: Sequence[Hit]) -> tuple[QuestionView, list[PassageView]]:
        encoder = TokenEncoder(self._embedder.token_model)
        texts = [f"{hit.article.title}\n{hit.passage.text}" for hit in hits]
        asked = QuestionView(question, encoder.encode([question])[0], english_rarity())
        tokens = encoder.encode(texts)
        return asked, [
            PassageView(hit.article.title, hit.passage.text, sentence_places(hit), found)
            for hit, found in zip(hits, tokens, strict=True)
        ]


def sentence_places(hit: Hit) -> list[tuple[int, int]]:
    """Return where the passage's sentences stand in its own text."""
    start = hit.passage.start
    return [(span.start - start, span.end - start) for span in hit.passage.sentences]


def words_at(passage: Passage, span: Span) -> str:
    """Return what stands at a span of the article that lies within the passage."""
    return passage.text[span.start - passage.start : span.end - passage.start]


def whole_quotation(reading: Reading) -> Reading:
    """Return the reading widened by up to two sentences where it cuts a quotation in two."""
    sentences, passage = reading.hit.passage.sentences, reading.hit.passage
    if balanced(reading.text) or reading.span not in sentences:
        return reading
    at = sentences.index(reading.span)
    for first, last in ((at, at + 1), (at - 1, at), (at, at + 2), (at - 2, at)):
        if first >= 0 and last < len(sentences):
            wider = Span(start=sentences[first].start, end=sentences[last].end)
            if balanced(words_at(passage, wider)):
                return reading.model_copy(update={"span": wider})
    return reading


def balanced(text: str) -> bool:
    """Return whether every quotation that begins in the text ends in it."""
    return text.count("\u201c") == text.count("\u201d") and text.count('"') % 2 == 0


def statements(
    readings: Sequence[Sequence[Reading]], abstain_below: float, most: int = MOST_STATEMENTS
) -> list[Statement]:
    """Return statements from the likeliest sentences; one fact told twice is one statement."""
    ranked = sorted((r for row in readings for r in row), key=lambda r: -r.score)
    if not ranked or ranked[0].score < abstain_below:
        return []
    floor = CLOSE_TO_BEST * ranked[0].score
    groups: list[list[Reading]] = []
    for reading in ranked:
        if reading.score < abstain_below:
            break
        group = next((g for g in groups if same_fact(g[0].text, reading.text)), None)
        if group is not None:
            group.append(reading)
        elif len(groups) < most and reading.score >= floor:
            groups.append([reading])
    return [_statement(group) for group in groups]


def same_fact(first: str, second: str) -> bool:
    """Return whether two sentences share most of their content words, and every number."""
    one = {w.key: w.number for w in words(first) if w.content}
    other = {w.key: w.number for w in words(second) if w.content}
    if any((one | other)[key] for key in one.keys() ^ other.keys()):
        return False
    return len(one.keys() & other.keys()) >= SAME_FACT * max(len(one.keys() | other.keys()), 1)


def _statement(group: Sequence[Reading]) -> Statement:
    by_article = {reading.hit.article.id: reading for reading in reversed(group)}
    ordered = [whole_quotation(r) for r in sorted(by_article.values(), key=lambda r: -r.score)]
    return Statement(
        text=" ".join(ordered[0].text.split()),
        citations=tuple(cite(r.hit.passage, r.hit.article, r.span) for r in ordered),
    )
