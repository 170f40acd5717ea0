import re
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from rag.archive import Archive
from rag.assistant import Assistant
from rag.dates import Window
from rag.errors import InvalidInputError
from rag.events import Answered, Progress, Stated
from rag.extractive import ExtractiveReader
from rag.filters import Filters
from rag.ranking import order
from rag.readings import Reading
from rag.types import Article, Hit, Turn
from tests.rag.newsroom import article, prepared

TROOPS = article("troops", "Albrant and Merrow will send troops. Vessaly refused on Thursday.")
FERRY = article("ferry", "The ferry sails on Monday.", publisher="Post")
SMALL = {"will", "the", "on", "who", "what", "when", "and", "does", "is", "of", "in"}


class OverlapReader(ExtractiveReader):
    """A fake reader: a sentence's score is the share of the question's words that it has."""

    def read(
        self, question: str, hits: Sequence[Hit], window: Window | None = None
    ) -> list[list[Reading]]:
        wanted = set(re.findall(r"\w+", question.lower())) - SMALL
        return [[self._reading(wanted, hit, s) for s in hit.passage.sentences] for hit in hits]

    def _reading(self, wanted: set[str], hit: Hit, span: object) -> Reading:
        reading = Reading(hit=hit, span=span, score=0.0)  # type: ignore[arg-type]
        held = set(re.findall(r"\w+", reading.text.lower()))
        return reading.model_copy(update={"score": len(wanted & held) / max(len(wanted), 1)})


@pytest.fixture
def assistant(archive: Archive) -> Assistant:
    archive.put(prepared(TROOPS, FERRY))
    return Assistant(archive, reader=OverlapReader(archive.embedder))


def test_every_quote_stands_in_its_stored_version(assistant: Assistant) -> None:
    answer = assistant.answer("Who will send troops?")
    for citation in [c for s in answer.statements for c in s.citations]:
        stored = assistant.archive.articles.get(citation.article_id, citation.version)
        assert stored.text[citation.start : citation.end] == citation.quote
    assert [s.text for s in answer.statements] == ["Albrant and Merrow will send troops."]


def test_the_streamed_answer_is_the_whole_answer(assistant: Assistant) -> None:
    events = list(assistant.stream("Who will send troops?"))
    last = events[-1]
    assert isinstance(last, Answered)
    whole = assistant.answer("Who will send troops?")
    assert last.answer.model_copy(update={"timings": {}}) == whole.model_copy(
        update={"timings": {}}
    )
    assert tuple(e.statement for e in events if isinstance(e, Stated)) == whole.statements


def test_what_the_articles_do_not_say_is_not_answered(assistant: Assistant) -> None:
    answer = assistant.answer("What is the price of oil in Brazil?")
    assert answer.abstained
    assert answer.statements == ()
    assert answer.missing is not None
    assert answer.missing.startswith("2 articles from 2 outlets, dated 5 March 2026, were searched")
    assert "Brazil" in answer.missing


def test_an_abstention_shows_the_nearest_evidence_word_for_word(assistant: Assistant) -> None:
    answer = assistant.answer("Who grounded the ferry near Stenna last night?")
    assert answer.nearest[0].quote == "The ferry sails on Monday."


def test_a_statement_whose_quote_no_longer_stands_is_dropped(assistant: Assistant) -> None:
    walk = assistant.stream("Who will send troops?")
    next(walk)
    next(walk)
    assistant.archive.delete(["troops"])
    last = list(walk)[-1]
    assert isinstance(last, Answered)
    assert last.answer.abstained


def test_an_article_changed_in_mid_question_is_cited_as_it_was_read(assistant: Assistant) -> None:
    walk = assistant.stream("Who will send troops?")
    next(walk)
    next(walk)
    assistant.archive.put(prepared(TROOPS.model_copy(update={"text": "Nobody will."})))
    last = list(walk)[-1]
    assert isinstance(last, Answered)
    assert last.answer.statements[0].citations[0].version == 1


def test_a_follow_up_is_read_with_the_question_before_it(assistant: Assistant) -> None:
    history = [Turn(question="Who will send troops?", answer="Albrant and Merrow.")]
    answer = assistant.answer("And who refused?", history=history)
    assert answer.question == "And who refused?"
    assert any("troops" in s.text for s in answer.statements)


@pytest.mark.parametrize(
    ("abstain_below", "question", "abstained"),
    [
        (0.0, "What is the price of oil?", False),
        (1.0, "Who will send troops?", False),
        (1.0, "Who will send all troops?", True),
    ],
)
def test_the_threshold_decides_what_is_sure_enough(
    assistant: Assistant, abstain_below: float, question: str, abstained: bool
) -> None:
    update = {"abstain_below": abstain_below}
    assistant.settings = assistant.settings.model_copy(update=update)
    assert assistant.answer(question).abstained is abstained


def test_a_follow_up_is_searched_and_read_by_its_own_time(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = []
    ranked = lambda *args: windows.append(args[-1].window) or order(*args)  # noqa: E731
    monkeypatch.setattr("rag.retriever.order", ranked)
    history = [Turn(question="Who will send troops on 5 March 2026?", answer="Albrant.")]
    asked_at = datetime(2026, 9, 1, tzinfo=UTC)
    answer = assistant.answer("And last week?", history=history, asked_at=asked_at)
    assert [window.words for window in windows] == ["last week"]
    assert "last week" in next(c.text for c in answer.caveats if c.kind == "window_empty")


@pytest.mark.parametrize("question", ["What is the latest on troops?", "troops"])
def test_of_a_matter_as_a_whole_it_tells_how_its_articles_begin(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.answer(question)
    assert answer.statements[0].text == "Albrant and Merrow will send troops."
    assert answer.statements[0].citations[0].article_id == "troops"


@pytest.mark.parametrize(("score", "unsure"), [(0.2, True), (0.1, False)])
def test_what_came_near_enough_to_answer_is_said_to_be_unsure(
    assistant: Assistant, score: float, unsure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    likely = OverlapReader.read
    monkeypatch.setattr(
        OverlapReader,
        "read",
        lambda *args: [
            [one.model_copy(update={"score": score}) for one in row] for row in likely(*args)
        ],
    )
    answer = assistant.answer("who sails by ferry")
    assert (answer.abstained, answer.unsure) == (True, unsure)


def test_filters_leave_out_other_outlets(assistant: Assistant) -> None:
    answer = assistant.answer("Who will send troops?", filters=Filters(publishers=("the POST",)))
    assert answer.abstained


def test_no_articles_at_all_is_said(archive: Archive) -> None:
    answer = Assistant(archive, reader=OverlapReader(archive.embedder)).answer("Who refused?")
    assert answer.missing is not None
    assert answer.missing.startswith("No articles")


def test_the_newest_cited_date_and_old_evidence_are_told(assistant: Assistant) -> None:
    answer = assistant.answer("Who will send troops?", asked_at=datetime(2026, 9, 1, tzinfo=UTC))
    assert answer.as_of == TROOPS.published_at
    assert "old_evidence" in [caveat.kind for caveat in answer.caveats]


@pytest.mark.parametrize("question", ["", "   \n", "?!…", "who\x00", "x" * 100_000, "\ud800 who"])
def test_what_cannot_be_read_is_refused_before_the_first_event(
    assistant: Assistant, question: str
) -> None:
    with pytest.raises(InvalidInputError, match=r"question"):
        assistant.stream(question)


def test_a_clock_without_a_zone_is_refused_before_the_first_event(assistant: Assistant) -> None:
    with pytest.raises(InvalidInputError, match="zone"):
        assistant.stream("What happened in May?", asked_at=datetime(2026, 3, 1))


def test_stages_are_timed(assistant: Assistant) -> None:
    timings = assistant.answer("Who will send troops?").timings
    assert list(timings) == ["condense", "dates", "retrieve", "read", "verify"]
    assert min(timings.values()) >= 0


def long_article() -> Article:
    return article("long", " ".join(f"Sentence number {n} says troops." for n in range(200)))


def test_no_more_passages_are_read_than_the_setting_says(assistant: Assistant) -> None:
    assistant.archive.put(prepared(long_article()))
    answer = assistant.answer("Which sentence says troops?")
    assert len(answer.passages) == assistant.settings.passages_read


def test_what_is_told_to_be_read_is_what_is_read(assistant: Assistant) -> None:
    assistant.archive.put(prepared(long_article()))
    told = [
        event.detail
        for question in ("Which sentences say troops?", "How many sentences say troops?")
        for event in assistant.stream(question)
        if isinstance(event, Progress) and event.stage == "read"
    ]
    assert told == ["12 passages from 1 outlet", "8 passages from 1 outlet"]


def test_a_reprint_with_reworded_sentences_is_no_second_source(archive: Archive) -> None:
    wire = (
        "Merrow will close its ferry port in June. The port lost money for nine years in a row and "
        "no buyer came forward when it was offered for sale. The union will ask the court at Orl "
        "to stop the closure before the summer season begins."
    )
    reworded = wire.replace(
        "will close its ferry port in June", "will close the ferry port by July"
    )
    own = article("own", "The ferry port that Merrow will close employs 140.", publisher="Gazette")
    reprint = article("reprint", reworded, publisher="Post")
    archive.put(prepared(article("wire", wire), reprint))
    reading = Assistant(archive, reader=OverlapReader(archive.embedder))
    answer = reading.answer("Which ferry port will Merrow close?")
    assert {c.publisher for s in answer.statements for c in s.citations} == {"Echo", "Post"}
    (caveat,) = (c.text for c in answer.caveats if c.kind == "single_source")
    assert caveat.endswith("print the same text: they count as one source.")
    archive.put(prepared(own))
    answer = reading.answer("Which ferry port will Merrow close?")
    assert "single_source" not in {c.kind for c in answer.caveats}
