"""A question about a matter as a whole is answered by how its articles begin."""

from datetime import UTC, datetime

import pytest

from rag.archive import Archive
from rag.dates import find_window
from rag.focus import Focus
from rag.overview import overview
from rag.types import Hit
from tests.rag.newsroom import article, prepared

FIRST = "The council of Orl shut the Weir Bridge on Monday over a crack in a pier."
SECOND = "Engineer Ida Dahl found it while she looked for a lost motor."
CAPTION = "Ulf Berg/AFP Walkers look at the closed Weir Bridge."
LATER = "The Weir Bridge in Orl opens again on Sunday, engineer Ida Dahl said."
NEXT_YEAR = datetime(2027, 3, 21, tzinfo=UTC)
RACE = "Nora Moe won the Bray marathon on Sunday in a little over three hours."
STORED = (
    article(
        "shut", f"By Lars Holm. {CAPTION} {FIRST} {SECOND}", "2026-03-05", title="Weir Bridge shut"
    ),
    article("open", LATER, "2026-03-20", title="Weir Bridge opens again"),
    article("race", f"{RACE} Was it a record? She slept badly.", title="Moe wins in Bray"),
)


@pytest.fixture
def stored(archive: Archive) -> Archive:
    archive.put(prepared(*STORED, words=60))
    return archive


def told(stored: Archive, question: str, story: set[str] | None = None) -> list[str]:
    return [r.text for r in overview(stored, question, focus(stored, story))]


def focus(stored: Archive, story: set[str] | None = None) -> Focus:
    by_id = stored.articles.passages_by_slot([(one.id, 0) for one in STORED])
    hits = [Hit(passage=p, article=info, score=1.0) for p, info, _ in by_id.values()]
    return Focus(hits, frozenset(story or ()))


@pytest.mark.parametrize(
    "question",
    [
        "What is the latest on the Weir Bridge?",
        "any news about the weir bridge",
        "What is the latest on the Weir Bridge this week?",
        "Tell me about the Weir Bridge.",
        "summarise the weir bridge story",
        "Can you give me a summary of the news on the Weir Bridge?",
        "What's going on with the Weir Bridge",
        "what do the articles say about the weir bridge?",
        "what is known so far about the Weir Bridge?",
    ],
)
def test_the_news_of_a_matter_is_how_its_articles_begin_newest_first(
    stored: Archive, question: str
) -> None:
    assert told(stored, question) == [LATER, FIRST]


def test_a_single_article_is_told_by_its_first_two_sentences(stored: Archive) -> None:
    asked = "What do the articles say about \u201cMoe wins in Bray\u201d?"
    assert told(stored, asked) == [RACE]
    assert told(stored, "What do the articles say about \u201cWeir Bridge shut\u201d?") == [
        FIRST,
        SECOND,
    ]


@pytest.mark.parametrize(
    "question",
    [
        "On which ships do the Weir Bridge engineers travel?",
        "What's the latest on the Weir Bridge, how many were hurt?",
        "Tell me about how the Weir Bridge was shut",
        "What is the latest on the moon landing?",
        "What did the report say about the Weir Bridge?",
        "Summarise the cause of the Weir Bridge crack",
        "What is the latest toll at the Weir Bridge?",
        "What is the newest Weir Bridge in Orl?",
        "about 40 bridges in Orl?",
        "Who shut the Weir Bridge?",
        "What's the latest?",
    ],
)
def test_what_asks_for_a_fact_or_of_nothing_stored_is_no_such_question(
    stored: Archive, question: str
) -> None:
    assert told(stored, question) == []


def test_without_a_subject_it_is_of_the_story_under_discussion(stored: Archive) -> None:
    assert told(stored, "What's the latest?", {"open", "shut"}) == [LATER, FIRST]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("How did Moe do?", RACE),
        ("how did nora moe get on in bray", RACE),
        ("What happened in Bray?", RACE),
        ("bray marathon?", RACE),
        ("whats the latest bray marathon", RACE),
        ("oslo marathon?", None),
        ("thank you", None),
        ("hello", None),
        ("How did Moe do that?", None),
        ("Did Moe win?", None),
    ],
)
def test_what_may_be_meant_so_is_tried_only_where_nothing_answers(
    stored: Archive, question: str, first: str | None
) -> None:
    perhaps = overview(stored, question, focus(stored), perhaps=True, bare=True)
    assert [r.text for r in perhaps[:1]] == ([first] if first else [])
    assert told(stored, question) == []


def test_a_threshold_above_how_sure_a_beginning_is_silences_it(
    stored: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    more_silent = stored.settings.model_copy(update={"abstain_below": 0.6})
    monkeypatch.setattr(stored, "settings", more_silent)
    assert told(stored, "What is the latest on the Weir Bridge?") == []


def test_bare_words_in_a_conversation_are_of_what_was_said_before(stored: Archive) -> None:
    assert overview(stored, "bray marathon?", focus(stored), perhaps=True) == []


def test_of_a_time_that_is_named_only_its_articles_are_told(stored: Archive) -> None:
    asked = "News about the Weir Bridge this week"
    for clock, of_then in ((datetime(2026, 3, 21, tzinfo=UTC), [LATER]), (NEXT_YEAR, [])):
        window = find_window(asked, clock)
        assert [r.text for r in overview(stored, asked, focus(stored), window)] == of_then
