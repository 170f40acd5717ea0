"""An outlet's own correction takes the place of what it corrects, in the article or after it."""

from rag.archive import Archive
from rag.corrected import corrected
from rag.readings import Reading
from rag.types import Article, Citation, Hit, Marked, Statement
from tests.rag.newsroom import article, prepared

TOLD = "A fire at the mill injured 12 people."
NOTE = "Correction: an earlier version of this article said 12 people were injured; it was 21."
LATER = "We reported that a fire at the mill injured 12 people. The number was 21."
ASKED = "How many people were injured in the fire?"


def shown(archive: Archive, asked: str, marked: str, *articles: Article) -> list[str]:
    """Return what is shown of the first sentence of the first article: what answers, or all."""
    archive.put(prepared(*articles))
    readings = [[reading(archive, one.id)] for one in articles]
    first = readings[0][0]
    cited = Citation(
        article_id=first.hit.article.id, publisher=first.hit.article.publisher,
        published_at=first.hit.article.published_at, quote=first.text,
        start=first.span.start, end=first.span.end,
    )  # fmt: skip
    at = first.text.find(marked) if marked else 0
    answer = Marked(start=at, end=at + len(marked)) if marked else None
    told = Statement(text=first.text, citations=(cited,), answer=answer)
    return [
        one.text[one.answer.start : one.answer.end] if one.answer else one.text
        for one in corrected(archive.articles, asked, [told], readings)
    ]


def reading(archive: Archive, name: str) -> Reading:
    passage, info, _ = archive.articles.passages_by_slot([(name, 0)])[f"{name}#0"]
    hit = Hit(passage=passage, article=info, score=1.0)
    return Reading(hit=hit, span=passage.sentences[0], score=0.9)


def test_the_corrected_figure_takes_the_place_of_the_wrong_one(archive: Archive) -> None:
    assert shown(archive, ASKED, "12", article("a", f"{TOLD}\n\n{NOTE}")) == ["21"]


def test_a_sentence_with_something_corrected_is_followed_by_the_note(archive: Archive) -> None:
    assert shown(archive, ASKED, "mill", article("a", f"{TOLD}\n\n{NOTE}")) == ["mill", "21"]


def test_a_label_alone_on_its_line_belongs_to_the_note_below(archive: Archive) -> None:
    note = NOTE.replace("Correction: an", "Correction\n\nAn")
    assert shown(archive, ASKED, "12", article("a", f"{TOLD}\n\n{note}")) == ["21"]


def test_a_later_correction_of_the_same_outlet_corrects(archive: Archive) -> None:
    later = article("b", LATER, "2026-03-07", title="Correction")
    assert shown(archive, ASKED, "12", article("a", TOLD), later) == ["21"]


def test_nothing_corrects_but_the_outlet_itself_later_and_so_headed(archive: Archive) -> None:
    others = (
        article("b", LATER, "2026-03-07", title="Correction", publisher="Post"),
        article("c", LATER, "2026-03-03", title="Correction"),
        article("d", LATER, "2026-03-07", title="Fire at the mill"),
    )
    assert shown(archive, ASKED, "12", article("a", TOLD), *others) == ["12"]


def test_who_asks_what_was_wrong_is_told_that(archive: Archive) -> None:
    asked = "What did an earlier version say?"
    assert shown(archive, asked, "12", article("a", f"{TOLD}\n\n{NOTE}")) == ["12"]


def test_among_corrections_what_was_wrong_is_no_answer_either(archive: Archive) -> None:
    assert shown(archive, ASKED, "12", article("a", LATER, title="Correction")) == ["21"]
