"""The embedded reader: sentences that answer the question, word for word, with no chat model."""

from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from threading import Lock

from rag.blended_model import BlendedModel
from rag.dates import Window
from rag.embedder import Embedder
from rag.evidence.doubt import Doubted
from rag.evidence.identity import identity
from rag.evidence.kin import Kin
from rag.evidence.orders import is_order
from rag.evidence.parts import whole_of
from rag.evidence.prominence import prominence
from rag.evidence.ranks import Rank
from rag.evidence.rounding import rounded, told_behind
from rag.evidence.spans import Told
from rag.evidence.speakers import Speaker
from rag.first_told import first_told
from rag.listing import asks_for_list
from rag.named_readers import named_reader
from rag.readings import Reading, words_at
from rag.span_model import CALIBRATION, Model, PassageText, SpanModel
from rag.timeliness import timeliness, year_asked
from rag.types import Hit, Span

CLOSING = "\"'\u201d\u2019) "
ONE_FACT = 8
"""How many of the passages found are read for a question that asks for no list; of many, 2 in 3.

Chosen on the open halves of NewsQA and of news quiz questions, eight against all twelve: the right
sentence is found .480 and .480, .359 and .366 of the time, and the area under the risk-coverage
curve is .379 and .388, .465 and .473. What comes late misleads as often as it helps.
"""


class ExtractiveReader:
    """Reads question and passages together; the model is loaded on the first question.

    `name` is a folder that `rag.reader_training` made, or a model for `named_reader`; without one,
    it is the model that ships with Dateline.
    """

    def __init__(
        self,
        embedder: Embedder,
        name: str | None = None,
        threads: int | None = None,
        model: Model | None = None,
    ) -> None:
        self._embedder = embedder
        self._name = name
        self._threads = threads
        self._loading = Lock()
        self._model = model

    @property
    def model(self) -> Model:
        """The model, loaded once whoever asks first; `ModelError` where it cannot be."""
        with self._loading:
            if self._model is None:
                self._model = self._load()
            return self._model

    def _load(self) -> Model:
        own = Path(self._name) if self._name and (Path(self._name) / CALIBRATION).exists() else None
        if self._name and not own:
            return named_reader(self._name)
        with as_file(files("rag") / "reader_model") as shipped:
            return BlendedModel(SpanModel(own or shipped, self._threads), self._embedder)

    def read(
        self, question: str, hits: Sequence[Hit], window: Window | None = None
    ) -> list[list[Reading]]:
        """Return a list for each hit, best first: a reading for each of its sentences, in order.

        Sentences that ask, or that give orders to a machine, are evidence of nothing, and have
        none. `window` is the time that the question names: "this week" is when news came out, and
        what came out at another time is doubted.
        """
        if not hits:
            return []
        texts = [
            PassageText(h.article.title, h.passage.text, sentence_places(h), h.passage.start)
            for h in hits
        ]
        told = self.model.read(question, texts)
        doubted, speaker = Doubted(question, year_asked(window)), Speaker(question)
        kin, rank = Kin(question), Rank(question)
        timely = timeliness(question, hits, window)
        rows = []
        for at, (hit, row) in enumerate(zip(hits, told, strict=True)):
            places = sentence_places(hit)
            text = hit.passage.text
            each = (speaker, kin, rank)
            heard = (sum(one.told(text, *place) for one in each) for place in places)
            pairs = zip(hit.passage.sentences, row, heard, strict=True)
            rows.append(
                [
                    self._reading(
                        hit, span, one, doubted, timely[at] + prominence(at, span.start) + said
                    )
                    for span, one, said in pairs
                    if says_something(words_at(hit.passage, span))
                ]
            )
        return first_told(question, rows)

    def _reading(self, hit: Hit, span: Span, told: Told, doubted: Doubted, ahead: float) -> Reading:
        sentence = words_at(hit.passage, span)
        answers = _answers(hit, span, told, doubted)
        doubt = doubted.of_sentence(sentence) + doubted.ages.of_sentence(sentence)
        doubt += doubted.voice.told(sentence, hit.article.authors)
        doubt += doubted.of_errata(hit.article.title, sentence)
        if told.spans:
            doubt += doubted.of_likeliest(hit.passage.text[slice(*told.spans[0])])
        if answers:
            doubt += doubted.of_answer(words_at(hit.passage, answers[0]))
            place, end = (at - span.start for at in (answers[0].start, answers[0].end))
            doubt += doubted.of_exception(sentence, place) + doubted.bound.told(sentence, place)
            doubt += doubted.of_measure(sentence, place, end)
            doubt += doubted.compared.told(sentence, place, end, hit.article.published_at)
        score = self.model.calibration.probability(told.log_odds + doubt + ahead)
        figures = tuple(_figure(hit, answer, doubted) for answer in answers)
        return Reading(hit=hit, span=span, score=score, answers=figures)


def _answers(hit: Hit, span: Span, told: Told, doubted: Doubted) -> tuple[Span, ...]:
    """Return the words that may be marked, likeliest first, those with what is asked for ahead.

    Where they are the question's own, a clause that tells who somebody is takes their place.
    """
    text, begins = hit.passage.text, hit.passage.start
    spans = (rounded(text, start, end) for start, end in told.spans)
    said = (one for one in spans if doubted.marks(*around(text, *one)))
    marked = dict.fromkeys(_chosen(hit, span, one, doubted) for one in said)
    best = sorted(marked, key=lambda one: doubted.measured.lacks_figure(text[slice(*one)]))
    own = not best or doubted.of_answer(text[slice(*best[0])]) < 0
    if own and (clause := identity(doubted.text, words_at(hit.passage, span))):
        return (Span(start=span.start + clause[0], end=span.start + clause[1]),)
    if best and doubted.measured.asks_for_figure:
        best[0] = doubted.measured.grown_to(text[: span.end - begins], *best[0])
        best[0] = _of_its_year(hit, span, best[0], doubted)
        best[0] = whole_of(doubted.text, text[: span.end - begins], *best[0])
    elif best:
        best[0] = told_behind(text, *best[0])
    return tuple(Span(start=begins + start, end=begins + end) for start, end in best)


def _chosen(hit: Hit, span: Span, answer: tuple[int, int], doubted: Doubted) -> tuple[int, int]:
    """Return where the words that answer stand in a passage: there, or elsewhere in a sentence."""
    first = span.start - hit.passage.start
    start, end = doubted.bound.chosen(words_at(hit.passage, span), *(at - first for at in answer))
    return first + start, first + end


def _of_its_year(
    hit: Hit, span: Span, answer: tuple[int, int], doubted: Doubted
) -> tuple[int, int]:
    """Return where in a passage the figure of the year stands that is asked for."""
    first = span.start - hit.passage.start
    start, end = (at - first for at in answer)
    published = hit.article.published_at
    found = doubted.compared.chosen(words_at(hit.passage, span), start, end, published)
    return first + found[0], first + found[1]


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return a stretch of a text, what stands before it, and what stands behind it."""
    return text[start:end], text[:start], text[end:]


def _figure(hit: Hit, answer: Span, doubted: Doubted) -> Span:
    """Return the figure alone of an answer that is asked for one."""
    first, last = doubted.measured.figure_of(words_at(hit.passage, answer))
    return Span(start=answer.start + first, end=answer.start + last)


def worth_reading(question: str, hits: Sequence[Hit]) -> Sequence[Hit]:
    """Return those of the passages found, best first, that are read for a question."""
    return hits if asks_for_list(question) else hits[: max(ONE_FACT, 2 * len(hits) // 3)]


def says_something(sentence: str) -> bool:
    """Return whether a sentence is no question and no order to a machine."""
    return not (sentence.rstrip(CLOSING).endswith("?") or is_order(sentence))


def sentence_places(hit: Hit) -> list[tuple[int, int]]:
    """Return where the passage's sentences stand in its own text."""
    start = hit.passage.start
    return [(span.start - start, span.end - start) for span in hit.passage.sentences]
