"""Within the story under discussion, what stands near the last quotation is surer."""

import pytest

from rag.archive import Archive
from rag.focus import Focus, in_focus
from rag.quoted import Quoted
from rag.readings import Reading
from rag.types import Hit, Turn
from tests.rag.newsroom import article, prepared
from tests.rag.test_focus import BRIDGE, CLERK, MAYOR, SHUT, TOLD, found


@pytest.fixture
def stored(archive: Archive) -> Archive:
    archive.put(prepared(BRIDGE, CLERK, MAYOR))
    return archive


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


def test_what_was_told_before_with_its_reason_says_why(archive: Archive) -> None:
    told = "Lie stepped down as warden in protest."
    archive.put(prepared(article("wolves", f"{told} The county thanked her."), words=60))
    focus = in_focus(
        archive,
        "Why did she go?",
        [Turn(question="Is Lie still warden?", answer=told)],
        found(archive, "wolves"),
    )
    said = Reading(hit=focus.hits[0], span=focus.hits[0].passage.sentences[0], score=0.5)
    assert focus.weighed("Why did she go?", [[said]])[0][0].score > 0.5


def test_what_a_question_names_alone_is_told_before_what_was_quoted(stored: Archive) -> None:
    focus = in_focus(stored, "And the engineer?", [SHUT], found(stored, "bridge"))
    readings = [Reading(hit=h, span=h.passage.sentences[0], score=0.5) for h in focus.hits[:2]]
    before, named = (one.score for one in focus.weighed("And the engineer?", [readings])[0])
    assert "Engineer" in readings[1].text
    unnamed = focus._replace(topic=frozenset({"clerk"})).weighed("And the clerk?", [readings])
    assert named - before > unnamed[0][1].score - unnamed[0][0].score
