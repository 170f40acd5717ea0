"""What a later article of one story says is surer than what an earlier one said."""

import pytest

from rag.overtaken import overtaken
from rag.readings import Reading
from tests.rag.test_updates import reading

HURT = "Mara Holm of Orl hurt her knee at Tarn Park, and the ligament is torn."
NOW = "The scans at Tarn Park show a bruise on the knee of Mara Holm of Orl."
ASKED = "Has Mara Holm torn a ligament?"


def scores(question: str, *readings: Reading) -> list[float]:
    found = overtaken(question, [[one] for one in readings])
    return [round(one.score, 2) for row in found for one in row]


def test_a_fortnight_later_an_article_of_the_story_is_surer() -> None:
    first, later = reading(HURT, "torn", 0.5, 2), reading(NOW, "bruise", 0.4, 16)
    assert scores(ASKED, first, later) == [0.27, 0.55]
    assert scores(ASKED, first, reading(NOW, "bruise", 0.4, 9)) == [0.38, 0.55]


def test_what_is_the_likeliest_all_the_same_is_as_sure_as_it_was() -> None:
    first, later = reading(HURT, "torn", 0.5, 2), reading(NOW, "bruise", 0.2, 16)
    assert scores(ASKED, first, later) == [0.5, 0.2]


def test_what_is_older_still_loses_no_more_than_a_month_does() -> None:
    first, later = reading(HURT, "torn", 0.5, 1), reading(NOW, "bruise", 0.4, 29)
    assert scores(ASKED, first, later) == [0.12, 0.55]


@pytest.mark.parametrize(
    "question",
    [
        "Had Mara Holm torn a ligament on Monday?",
        "What did Mara Holm tear, as was said at first?",
        "Which ligament did Mara Holm tear in 2019?",
        "What did Mara Holm tear two years ago?",
        "What did Mara Holm demand?",
        "Which players have torn ligaments at Tarn Park?",
    ],
)
def test_of_a_time_a_list_or_what_was_so_before_nothing_is_overtaken(question: str) -> None:
    first, later = reading(HURT, "torn", 0.5, 2), reading(NOW, "bruise", 0.4, 16)
    assert scores(question, first, later) == [0.5, 0.4]


def test_where_a_later_figure_corrects_the_earlier_both_are_left_as_sure() -> None:
    first = reading("Holm of Orl faces a fine of 4m crowns at Tarn Park.", "4m crowns", 0.5, 2)
    text = "At Tarn Park Holm of Orl is fined 6m crowns, up from the 4m crowns first told."
    assert scores("How much is Holm fined?", first, reading(text, "6m crowns", 0.4, 28)) == [
        0.5,
        0.4,
    ]


def test_names_that_the_question_has_make_no_story() -> None:
    early = "Rhea Lund picked Max Oddy as envoy to Orl."
    later = "Rhea Lund met Ida Dahl in Orl."
    first, other = reading(early, "Max Oddy", 0.5, 1), reading(later, "Ida Dahl", 0.45, 29)
    assert scores("Whom did Rhea Lund pick for Orl?", first, other) == [0.5, 0.45]


def test_of_one_day_nothing_is_overtaken_and_no_other_story_gains() -> None:
    first, later = reading(HURT, "torn", 0.5, 2), reading(NOW, "bruise", 0.45, 3)
    assert scores(ASKED, first, later) == [0.5, 0.45]
    last = reading(NOW, "bruise", 0.05, 29)
    other = reading("Lena Dahl of Bray tore up a contract at Dunn Road.", "contract", 0.4, 5)
    assert scores(ASKED, first, last, other) == [0.5, 0.05, 0.4]


def test_another_story_overtakes_nothing() -> None:
    other = "Mara Berg of Bray tore a ligament at Dunn Road, said Lars Dahl."
    first, later = reading(HURT, "torn", 0.5, 2), reading(other, "ligament", 0.4, 16)
    assert scores(ASKED, first, later) == [0.5, 0.4]


def test_an_article_without_a_date_neither_overtakes_nor_is_overtaken() -> None:
    first, later = reading(HURT, "torn", 0.5, 2), reading(NOW, "bruise", 0.4, 16)
    info = later.hit.article.model_copy(update={"published_at": None})
    undated = later.model_copy(update={"hit": later.hit.model_copy(update={"article": info})})
    assert scores(ASKED, first, undated) == [0.5, 0.4]
    assert scores(ASKED) == []
