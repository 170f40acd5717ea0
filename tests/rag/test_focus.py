"""What a conversation is about is read first, and what is asked of it is read as it was asked."""

from collections.abc import Sequence

import pytest

from rag.archive import Archive
from rag.assistant import Assistant
from rag.dates import Window
from rag.extractive import ExtractiveReader
from rag.filters import Filters
from rag.focus import Focus, asks_whole, in_focus
from rag.readings import Reading
from rag.types import Hit, Turn
from tests.rag.newsroom import article, prepared

BRIDGE = article(
    "bridge",
    "The council of Orl shut the Weir Bridge on Monday over a crack in a pier."
    " Engineer Ida Dahl, 44, found it while she looked for a lost motor."
    " Mending it will cost 4m crowns and take a year, the council said."
    " Nobody was hurt.",
    title="Weir Bridge shut",
)
CLERK = article(
    "clerk", "Ida Dahl of Orl told the Weir Bridge inquiry that she was ill.", title="Inquiry"
)
MAYOR = article(
    "mayor", "The mayor of Bray, Lars Holm, 61, cost the town 9m crowns.", title="Mayor"
)
TOLD = "The council of Orl shut the Weir Bridge on Monday over a crack in a pier."
SHUT = Turn(question="Which bridge was shut in Orl?", answer=TOLD)


@pytest.fixture
def stored(archive: Archive) -> Archive:
    archive.put(prepared(BRIDGE, CLERK, MAYOR))
    return archive


def found(archive: Archive, *articles: str) -> list[Hit]:
    slots = [(one, 0) for one in articles]
    by_id = archive.articles.passages_by_slot(slots)
    return [Hit(passage=p, article=info, score=1.0) for p, info, _ in by_id.values()]


@pytest.mark.parametrize(
    "answer",
    [
        TOLD,
        f"{TOLD} Nobody was hurt.",
        "The **council of Orl** shut the Weir Bridge on Monday over [a crack](http://x/) in it.",
    ],
    ids=["a sentence", "several", "with marks, and a link behind"],
)
def test_the_passages_of_the_article_last_quoted_are_read_first(
    stored: Archive, answer: str
) -> None:
    turn = Turn(question="Which bridge was shut in Orl?", answer=answer)
    focus = in_focus(stored, "How old is she?", [turn], found(stored, "mayor"))
    read = [(hit.article.id, hit.passage.ordinal) for hit in focus.hits]
    assert read[-1] == ("mayor", 0)
    assert sorted(read[:-1]) == [
        ("bridge", n) for n in range(len(stored.articles.passages("bridge")))
    ]
    assert focus.story == {"bridge"}


def test_articles_that_name_the_same_are_of_the_same_story(stored: Archive) -> None:
    focus = in_focus(stored, "How old is she?", [SHUT], found(stored, "mayor", "clerk"))
    assert focus.story == {"bridge", "clerk"}
    assert focus.hits[0].article.id == "clerk"


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("Who in all of Bray is ill?", [SHUT]),
        ("how much did the mayor cost the town", [SHUT]),
        ("How old is she?", []),
        ("How old is she?", [Turn(question="Who?", answer="The articles do not say who it was.")]),
        ("How old is she?", [Turn(question="Who?", answer="A crack.")]),
    ],
    ids=[
        "another has its name",
        "another has two more of its words",
        "nothing before",
        "nothing quoted",
        "too little quoted",
    ],
)
def test_without_a_story_under_discussion_what_was_found_is_read(
    stored: Archive, question: str, history: list[Turn]
) -> None:
    hits = found(stored, "mayor", "bridge")
    assert in_focus(stored, question, history, hits) == Focus(hits)


def test_an_article_that_is_filtered_away_is_not_under_discussion(stored: Archive) -> None:
    filters = Filters(publishers=("Post",))
    assert in_focus(stored, "How old is she?", [SHUT], [], filters) == Focus([])


def test_an_abstention_leaves_what_was_quoted_before_it_under_discussion(stored: Archive) -> None:
    history = [SHUT, Turn(question="Who paid?")]
    assert in_focus(stored, "How old is she?", history, []).story == {"bridge"}


@pytest.mark.parametrize("answer", ["Lars Holm, 61.", "In short, the mayor is now 61 years old."])
def test_an_answer_that_stands_nowhere_leaves_nothing_under_discussion(
    stored: Archive, answer: str
) -> None:
    history = [SHUT, Turn(question="Who runs Bray?", answer=answer)]
    assert not in_focus(stored, "How old is he?", history, []).story


@pytest.mark.parametrize("question", ["a" + "!" * 2000, "and" + ", and" * 400, "any " * 500])
def test_a_long_question_is_soon_seen_through(question: str) -> None:
    assert not asks_whole(question + "\n")


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("How old is she?", True),
        ("was she married?", True),
        ("and the granddaughter, what does she do", True),
        ("ok. anyone hurt there?", True),
        ("so who paid for it", True),
        ("what'd she spend it on", True),
        ("And Germany?", False),
        ("What about Bray?", False),
        ("And how many in Bray?", False),
        ("How many women?", False),
        ("Why not Norway?", False),
        ("and the driver?", False),
        ("Why?", False),
        ("when was that?", False),
    ],
)
def test_a_question_is_whole_that_says_what_it_asks_for(question: str, whole: bool) -> None:
    assert asks_whole(question) is whole


def test_titles_and_days_are_no_names_that_make_a_story(archive: Archive) -> None:
    one = article("one", "On Monday Prime Minister Owen Thackray met Sir Ian Vale of Orl.")
    other = article("other", "On Monday Prime Minister Owen Thackray told Sir Max Oddy that.")
    archive.put(prepared(one, other))
    turn = Turn(question="Who met?", answer=one.text)
    assert in_focus(archive, "How old is he?", [turn], found(archive, "other")).story == {"one"}


def test_of_an_article_that_names_few_half_of_them_make_a_story(archive: Archive) -> None:
    one = article("one", "In Orl a pump failed, said Ivo Brandt. Ida Dahl ruled that out.")
    other = article("other", "Ida Dahl, 52, shut the beds off Orl.")
    another = article("another", "The beds off Orl were shut, said Max Oddy.")
    archive.put(prepared(one, other, another))
    turn = Turn(question="What failed?", answer="In Orl a pump failed, said Ivo Brandt.")
    hits = found(archive, "other", "another")
    assert in_focus(archive, "How old is she?", [turn], hits).story == {"one", "other"}


def test_names_are_known_by_any_alphabet_s_capitals(archive: Archive) -> None:
    names = "\u017deljko \u0160ari\u0107 of \u0141\u00f3d\u017a"
    one = article("one", f"On Friday {names} heard \u00d6zil.")
    other = article("other", f"There {names} and \u00d6zil said little.")
    archive.put(prepared(one, other))
    turn = Turn(question="Who heard?", answer=one.text)
    focus = in_focus(archive, "How old is he?", [turn], found(archive, "other"))
    assert focus.story == {"one", "other"}


class Noted(ExtractiveReader):
    """A fake reader: keeps the question that it is given, and finds nothing."""

    def read(
        self, question: str, hits: Sequence[Hit], window: Window | None = None
    ) -> list[list[Reading]]:
        self.asked = question
        return []


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("How old is she?", "How old is she?"),
        ("And Bray?", "And Bray? Which bridge was shut in Orl?"),
    ],
)
def test_a_whole_question_is_read_as_it_was_asked(
    stored: Archive, question: str, read: str
) -> None:
    reader = Noted(stored.embedder)
    Assistant(stored, reader=reader).answer(question, history=[SHUT])
    assert reader.asked == read


def test_whom_a_pronoun_means_is_told_along(stored: Archive) -> None:
    found_it = "Engineer Ida Dahl, 44, found it while she looked for a lost motor."
    history = [Turn(question="Who found the crack in the Weir Bridge?", answer=found_it)]
    reader = Noted(stored.embedder)
    Assistant(stored, reader=reader).answer("How old is she?", history=history)
    assert reader.asked == "How old is she? (Engineer Ida Dahl)"
