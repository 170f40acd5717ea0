from importlib.resources import as_file, files

from rag.blended_model import READ_AGAIN, BlendedModel, likeliest
from rag.embedder import Embedder
from rag.evidence.spans import UNREAD, Told
from rag.span_model import PassageText, SpanModel

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
