"""What a conversation is about is read first, and what is asked of it is read as it was asked."""

from collections.abc import Sequence

import pytest

from rag.archive import Archive
from rag.assistant import Assistant
from rag.dates import Window
from rag.extractive import ExtractiveReader
from rag.focus import Focus, asks_whole, in_focus
from rag.quoted import Quoted
from rag.readings import Reading
from rag.types import Filters, Hit, Turn
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


def weighed(stored: Archive, question: str, name: str, place: int) -> float:
    """Return what is made of an even chance, where the second sentence on the bridge was quoted."""
    quoted = stored.articles.passages("bridge")[1]
    told = "".join(c for c in TOLD.lower() if c.isalnum())
    focus = Focus((), frozenset({"bridge", "clerk"}), Quoted("bridge", quoted.start), told)
    slots = stored.articles.passages_by_slot([(name, place)])
    ((passage, info, _),) = slots.values()
    hit = Hit(passage=passage, article=info, score=1.0)
    reading = Reading(hit=hit, span=passage.sentences[0], score=0.5)
    return round(focus.weighed(question, [[reading]])[0][0].score, 2)


def test_what_is_said_outside_the_story_is_less_sure(stored: Archive) -> None:
    assert weighed(stored, "How old is she?", "clerk", 0) == 0.5
    assert weighed(stored, "How old is she?", "mayor", 0) == 0.18


def test_what_another_article_of_the_story_says_does_not_change_the_subject(
    archive: Archive,
) -> None:
    one = article("one", "The Weir Bridge of Orl is shut, said Ida Dahl of Lund Stone.")
    other = article("other", "Ida Dahl of Lund Stone in Orl said the repair would cost 4m crowns.")
    bray = article("bray", "The repair of the pier of Bray will cost 9m crowns, Max Oddy said.")
    archive.put(prepared(one, other, bray))
    turn = Turn(question="What is shut?", answer=one.text)
    for read, stays in ((("other", "bray"), True), (("bray",), False)):
        focus = in_focus(archive, "how much will the repair cost?", [turn], found(archive, *read))
        assert bool(focus.story) is stays


def test_outside_the_story_a_question_that_leans_on_it_is_hardly_answered(stored: Archive) -> None:
    hits = found(stored, "mayor", "bridge")
    for question, leaning in (("How old is she?", True), ("Who paid for the Weir Bridge?", False)):
        focus = in_focus(stored, question, [SHUT], hits)
        (mayor,) = (hit for hit in focus.hits if hit.article.id == "mayor")
        reading = Reading(hit=mayor, span=mayor.passage.sentences[0], score=0.5)
        ((weighed_one,),) = focus.weighed(question, [[reading]])
        assert focus.leaning is leaning
        assert round(weighed_one.score, 2) == (0.05 if leaning else 0.18)


def test_near_what_was_quoted_and_behind_it_a_sentence_is_surer(stored: Archive) -> None:
    before, itself, behind = (weighed(stored, "How old is she?", "bridge", n) for n in range(3))
    assert 0.5 < before < itself == 0.77 < behind


def test_where_a_quoted_sentence_begins_is_known(stored: Archive) -> None:
    first, second, *_ = stored.articles.passages("bridge")
    text = stored.articles.get("bridge").text
    for one in (first, second):
        turn = Turn(question="What happened?", answer=text[one.start : one.end] + " [1]")
        focus = in_focus(stored, "How old is she?", [turn], found(stored, "bridge"))
        assert focus.quoted == Quoted("bridge", one.start)


def test_of_sentences_that_begin_alike_the_one_that_was_quoted_whole_is_meant(
    archive: Archive,
) -> None:
    begun = "The minister of Orl said on Monday that the old ferry"
    text = f"{begun} was old. It sank. {begun} was sold."
    archive.put(prepared(article("ferry", text), words=60))
    turn = Turn(question="What did he say?", answer=f"{begun} was sold.")
    focus = in_focus(archive, "How old is she?", [turn], found(archive, "ferry"))
    assert focus.quoted == Quoted("ferry", text.rindex(begun))


def test_what_was_told_before_does_not_say_why(stored: Archive) -> None:
    assert weighed(stored, "Why was it shut?", "bridge", 0) < 0.35
    assert weighed(stored, "Who shut it?", "bridge", 0) > 0.5


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


def test_what_a_question_names_alone_is_told_before_what_was_quoted(stored: Archive) -> None:
    focus = in_focus(stored, "And the engineer?", [SHUT], found(stored, "bridge"))
    readings = [Reading(hit=h, span=h.passage.sentences[0], score=0.5) for h in focus.hits[:2]]
    before, named = (one.score for one in focus.weighed("And the engineer?", [readings])[0])
    assert "Engineer" in readings[1].text
    unnamed = focus._replace(topic=frozenset({"clerk"})).weighed("And the clerk?", [readings])
    assert named - before > unnamed[0][1].score - unnamed[0][0].score
