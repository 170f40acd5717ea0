"""Asked for a list, what an article lists row by row is told whole."""

import pytest

from ingest.split import split
from rag.composing import statements
from rag.listed_rows import rows_listed
from rag.readings import Reading
from rag.types import ArticleInfo, Hit
from tests.rag.newsroom import article

ROWS = ("Orl gets 10 new buses.", "Bray gets 13 new buses.", "Upper Kell gets 16 new buses.")

TOWNS = ["Orl", "Bray", "Upper Kell"]


def readings(text: str, scores: dict[str, float], words: int = 60) -> list[Reading]:
    stored = article("plan", text)
    info = ArticleInfo(id="plan", publisher="Echo", version=1)
    hits = [Hit(passage=p, article=info, score=1.0) for p in split(stored, words)]
    found = [Reading(hit=h, span=s, score=0.01) for h in hits for s in h.passage.sentences]
    return [one.model_copy(update={"score": scores.get(one.text, 0.01)}) for one in found]


@pytest.mark.parametrize("mark", ["- ", "\u2022 ", "* "])
@pytest.mark.parametrize("words", [60, 13])
def test_all_rows_of_a_list_are_items_however_unlikely_each_is(mark: str, words: int) -> None:
    listed = "\n\n".join(f"{mark}{row}" for row in ROWS)
    text = f"The towns that get buses are:\n\n{listed}\n\nThe mayor of Moe wept."
    (told,) = statements("Which towns get new buses?", [readings(text, {ROWS[1]: 0.9}, words)], 0.5)
    assert [item.text for item in told.items] == ["Orl", "Bray", "Upper Kell"]
    assert [item.citations[0].quote for item in told.items] == list(ROWS)


@pytest.mark.parametrize("mark", ["- ", ""], ids=["marked", "as of Markdown"])
def test_a_sentence_that_introduces_a_list_is_told_with_its_rows(mark: str) -> None:
    begins, rows = "These towns lose their bus:", [f"{mark}{one}" for one in TOWNS]
    text = "\n\n".join([begins, *rows, "The mayor of Moe wept."])
    (told,) = statements("Which towns lose their bus?", [readings(text, {begins: 0.9})], 0.5)
    assert told.text == begins
    assert [item.text for item in told.items] == TOWNS


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:2],
        (ROWS[0], "The bridge in Bray was shut by the council.", "Nora Moe won a marathon there."),
    ],
    ids=["few", "not alike"],
)
def test_rows_that_make_no_list_of_one_kind_are_none(rows: tuple[str, ...]) -> None:
    found = readings("\n\n".join(f"- {row}" for row in rows), {})
    assert rows_listed(found[0], found) == []


def test_another_list_in_the_article_is_none_of_it() -> None:
    others = [f"- {name} gets 5 new buses." for name in ("Moe", "Dorn", "Hale")]
    text = "\n\n".join([*(f"- {row}" for row in ROWS), "These come later:", *others])
    found = readings(text, {})
    assert [item.text for item in rows_listed(found[0], found)] == ["Orl", "Bray", "Upper Kell"]


def test_a_row_that_says_no_is_left_out() -> None:
    found = readings("\n\n".join(f"- {row}" for row in (*ROWS, "Moe gets no new buses.")), {})
    assert [item.text for item in rows_listed(found[0], found)] == ["Orl", "Bray", "Upper Kell"]


def test_a_row_that_begins_with_no_name_is_told_whole() -> None:
    rows = [f"Buses to {name} stop." for name in ("Orl", "Bray", "Moe")]
    found = readings("\n\n".join(f"- {row}" for row in rows), {})
    assert [item.text for item in rows_listed(found[0], found)] == rows


def test_sentences_in_running_text_are_no_rows() -> None:
    found = readings(" ".join(ROWS), {})
    assert rows_listed(found[0], found) == []
