from collections.abc import Sequence
from importlib.resources import as_file, files

from rag.blended_model import NARROWED, READ_AGAIN, BlendedModel, likeliest
from rag.embedder import Embedder
from rag.evidence.spans import UNREAD, Told
from rag.span_model import Calibration, PassageText, SpanModel

Passages = list[tuple[PassageText, list[Told]]]


def said(*odds: int, start: int = 0) -> Passages:
    """Passages of one sentence each, with these log odds."""
    rain = PassageText("Rain", "Rain fell in Merrow.", [(0, 20)], start)
    return [(rain, [Told(float(one), ())]) for one in odds]


def again(passages: Passages) -> list[int]:
    return likeliest(*zip(*passages, strict=True))


def test_the_likeliest_passages_are_read_again_in_their_order() -> None:
    assert again([*said(1, 9, 2, 8, 3, 7, 4), (PassageText("", "", []), [])]) == [1, 3, 5]
    assert again(said(*[1, 9, 2, 8, 3, 7, 4] * 2)) == [0, 1, 2, 3, 5, 8, 10]


def test_a_passage_found_late_has_to_say_more() -> None:
    assert again(said(5, 5, 5, 5, 5)) == [0, 1, 2]
    assert again(said(5, 5, 5, 6, 8)) == [0, 1, 4]


def test_a_passage_from_deep_in_its_article_has_to_say_more() -> None:
    assert again([*said(5, start=3000), *said(5, 5, 5)]) == [1, 2, 3]
    assert again([*said(9, start=3000), *said(5, 5, 5)]) == [0, 1, 2]


def test_what_is_not_read_again_says_nothing() -> None:
    rain = PassageText("Rain", "Rain fell in Merrow.", [(0, 20)])
    ferry = PassageText("Ferry", "Anna Berg steered the ferry.", [(0, 28)])
    with as_file(files("rag") / "reader_model") as folder:
        model = BlendedModel(SpanModel(folder), Embedder("all-MiniLM-L6-v2"))
    rows = model.read("Who steered the ferry?", [rain] * READ_AGAIN + [ferry])
    odds = [row[0].log_odds for row in rows]
    assert odds.count(UNREAD) == 1
    assert max(odds) == odds[-1]


class Nearby:
    """A fake span model: it marks the first word of a sentence, or of a narrower view the last."""

    calibration = Calibration()

    def read(self, question: str, passages: Sequence[PassageText]) -> list[list[Told]]:
        return [[self._told(p, span) for span in p.sentences] for p in passages]

    def _told(self, passage: PassageText, span: tuple[int, int]) -> Told:
        start, end = span
        words = passage.text[start:end]
        narrow = len(passage.sentences) == 1
        marked = (end - len(words.split()[-1]), end) if narrow else (start, start + 4)
        return Told(1.0, (marked,))


def test_the_likeliest_sentences_have_their_words_from_nearby() -> None:
    text = "Rain fell. Wind blew. Snow came. Hail hit."
    sentences = [(0, 10), (11, 21), (22, 32), (33, 42)]
    model = BlendedModel(Nearby(), Embedder("all-MiniLM-L6-v2"))  # type: ignore[arg-type]
    (row,) = model.read("What came?", [PassageText("Storm", text, sentences, 100)])
    marked = [text[slice(*one.spans[0])] for one in row]
    nearby = [word for word in marked if word in {"fell.", "blew.", "came.", "hit."}]
    assert len(nearby) == NARROWED
    assert len(marked) == NARROWED + 1
