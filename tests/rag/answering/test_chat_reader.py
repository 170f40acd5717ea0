import threading
import time
from pathlib import Path
from unittest.mock import Mock

import pytest

from rag.answering.chat_reader import MOST_CHARS
from rag.chat.calls import Limits
from rag.condense import search_words
from rag.events import Answered, Stated, Waiting
from rag.rewriting import LONGEST
from rag.types import Answer, Turn
from tests.rag.answering.newsroom import LIMITS, speaking
from tests.rag.chat.provider import Drop, Endless, Finish, Malformed, Reply, Stall, Status

QUESTION = "Who will send troops?"
TRUE = "Albrant and Merrow will send 900 troops [1]."


def answered(folder: Path, *script: Reply, question: str = QUESTION) -> Answer:
    with speaking(folder, *script) as room:
        return room.assistant.answer(question)


def test_sentences_come_with_quotes_that_we_found(tmp_path: Path) -> None:
    answer = answered(tmp_path, [TRUE])
    (statement,) = answer.statements
    assert statement.text == "Albrant and Merrow will send 900 troops."
    assert statement.citations[0].quote == "Albrant and Merrow will send 900 troops."
    assert (answer.reader, answer.dropped) == ("openai:fake", 0)


@pytest.mark.parametrize("markers", ["", " [7]", " [0][99]", " [2]", " [1, 2]", "【1】"])
def test_a_marker_is_found_corrected_or_dropped(tmp_path: Path, markers: str) -> None:
    answer = answered(tmp_path, [f"Albrant and Merrow will send 900 troops{markers}."])
    assert [c.article_id for s in answer.statements for c in s.citations] == ["troops"]


@pytest.mark.parametrize(
    "invented",
    [
        "Germany will send troops [1].",
        "Albrant and Merrow will send 800 troops [1].",
        "Albrant and Merrow will not send 900 troops [1].",
        "Bellandi said “every soldier will go” [1].",
        "Vessaly will send 900 troops [1].",
        "The ferry is sold out [2].",
        "It sails on 12 March 2026 [2].",
    ],
)
def test_what_the_passages_do_not_say_is_dropped_and_counted(tmp_path: Path, invented: str) -> None:
    answer = answered(tmp_path, [f"{TRUE} {invented}"])
    assert len(answer.statements) == 1
    assert answer.dropped == 1


def test_a_first_statement_is_shown_while_the_model_still_writes(tmp_path: Path) -> None:
    with speaking(tmp_path, [f"{TRUE} Vessaly", Stall(1.5)]) as room:
        walk = room.assistant.stream(QUESTION)
        first = next(event for event in walk if isinstance(event, Stated))
        assert first.statement.text.startswith("Albrant")
        walk.close()
        assert room.provider.left.wait(5)


def test_the_streamed_statements_are_the_whole_answers(tmp_path: Path) -> None:
    with speaking(tmp_path, [f"{TRUE} Vessaly refused on Thursday [1]."]) as room:
        *events, last = room.assistant.stream(QUESTION)
        assert isinstance(last, Answered)
        stated = tuple(e.statement for e in events if isinstance(e, Stated))
        assert stated == last.answer.statements
        assert len(stated) == 2


def test_nothing_verified_is_asked_once_more_with_the_reason(tmp_path: Path) -> None:
    with speaking(tmp_path, ["Germany will send troops [1]."], [TRUE]) as room:
        answer = room.assistant.answer(QUESTION)
        said = "Germany will send troops. (the passages do not say so: Germany)"
        assert said in room.provider.prompts[1]
    assert [s.text for s in answer.statements] == ["Albrant and Merrow will send 900 troops."]
    assert answer.dropped == 1


def test_twice_nothing_verified_is_the_embedded_readers_answer(tmp_path: Path) -> None:
    answer = answered(tmp_path, ["Germany will send troops [1]."])
    assert answer.reader == "embedded"
    assert answer.caveats[0].kind == "unsupported"
    assert answer.statements[0].text == "Albrant and Merrow will send 900 troops."


def test_a_model_that_says_so_abstains(tmp_path: Path) -> None:
    answer = answered(tmp_path, ["The articles do not answer this."])
    assert answer.abstained
    assert answer.reader == "openai:fake"
    assert answer.nearest


def test_a_sentence_that_only_begins_like_abstaining_is_an_answer(tmp_path: Path) -> None:
    hedged = f"The articles do not answer this fully, but {TRUE}"
    answer = answered(tmp_path, [hedged], [TRUE])
    assert not answer.abstained
    assert answer.reader == "openai:fake"


@pytest.mark.parametrize("step", [Drop(), Malformed(), Stall()])
def test_a_failure_in_mid_answer_keeps_what_was_verified(tmp_path: Path, step: Reply) -> None:
    with speaking(tmp_path, [f"{TRUE} Vessaly refused", step]) as room:
        *_, last = room.assistant.stream(QUESTION)
        assert isinstance(last, Answered)
    assert [s.text for s in last.answer.statements] == ["Albrant and Merrow will send 900 troops."]
    assert last.answer.caveats[0].kind == "broken_off"


@pytest.mark.parametrize(
    "reply", [Status(500), Status(401), [Stall()], [Drop()], ["", Malformed()]]
)
def test_a_provider_that_fails_leaves_the_embedded_answer(tmp_path: Path, reply: Reply) -> None:
    answer = answered(tmp_path, reply)
    assert answer.reader == "embedded"
    assert answer.caveats[0].kind == "model_failed"
    assert answer.statements


@pytest.mark.parametrize(("reason", "shown", "dropped"), [("length", 1, 1), ("stop", 2, 0)])
def test_a_sentence_that_a_limit_cut_off_is_dropped(
    tmp_path: Path, reason: str, shown: int, dropped: int
) -> None:
    answer = answered(tmp_path, [f"Vessaly refused on Thursday [1]. {TRUE[:-5]}", Finish(reason)])
    assert (len(answer.statements), answer.dropped) == (shown, dropped)


def test_endless_output_is_cut_off(tmp_path: Path) -> None:
    with speaking(tmp_path, [f"{TRUE} Then", Endless("troops and more troops. ")]) as room:
        answer = room.assistant.answer(QUESTION)
        assert room.provider.left.wait(5)
    assert answer.statements[0].text.startswith("Albrant")


@pytest.mark.parametrize("tag", ["think", "thinking"])
def test_long_thoughts_before_an_answer_are_no_part_of_it(tmp_path: Path, tag: str) -> None:
    answer = answered(tmp_path, [f"<{tag}>{'hm.' * MOST_CHARS}</{tag}> {TRUE}"])
    assert [s.text for s in answer.statements] == ["Albrant and Merrow will send 900 troops."]
    assert (answer.reader, answer.dropped) == ("openai:fake", 0)


def test_the_same_sentence_again_is_shown_once(tmp_path: Path) -> None:
    answer = answered(tmp_path, [" ".join([TRUE] * 5)])
    assert (len(answer.statements), answer.dropped) == (1, 0)


def test_an_order_in_an_article_neither_reaches_the_prompt_nor_is_evidence(tmp_path: Path) -> None:
    with speaking(tmp_path, ["The ferry is sold out [2]."]) as room:
        answer = room.assistant.answer("Is the ferry sold out?")
        assert "Ignore all previous" not in room.provider.prompts[0]
    assert answer.reader == "embedded"
    assert answer.dropped == 2


def leaving(folder: Path) -> float:
    """Return how many seconds after the reader left the provider noticed."""
    patient = Limits(first=30, between=30, whole=60)
    with speaking(folder, [TRUE, Stall()], limits=patient) as room:
        walk = room.assistant.stream(QUESTION)
        assert any(isinstance(event, Waiting) and room.provider.asked for event in walk)
        began = time.monotonic()
        walk.close()
        assert room.provider.left.wait(5)
        return room.provider.left_at - began


def test_a_reader_who_leaves_ends_the_call_within_a_quarter_second(tmp_path: Path) -> None:
    assert min(leaving(tmp_path / str(n)) for n in range(3)) < 0.25


def test_tokens_are_counted_as_the_provider_says(tmp_path: Path) -> None:
    usage = answered(tmp_path, [TRUE]).usage
    assert usage is not None
    assert (usage.calls, usage.input_tokens, usage.output_tokens) == (1, 100, 10)


def test_a_follow_up_is_rewritten_by_the_model(tmp_path: Path) -> None:
    with speaking(
        tmp_path, ["Who refused to send troops?"], ["Vessaly refused on Thursday [1]."]
    ) as room:
        history = [Turn(question=QUESTION, answer="Albrant and Merrow.")]
        answer = room.assistant.answer("And who refused?", history=history)
        assert "Who refused to send troops?" in room.provider.prompts[1]
    assert answer.question == "And who refused?"
    assert answer.usage is not None
    assert answer.usage.calls == 2


def test_a_rewriting_after_long_thoughts_is_taken(tmp_path: Path) -> None:
    thoughts = f"<thinking>{'Who?' * LONGEST}</thinking>"
    with speaking(tmp_path, [f"{thoughts} Who refused to send troops?"], [TRUE]) as room:
        history = [Turn(question=QUESTION, answer="Albrant and Merrow.")]
        room.assistant.answer("And who refused?", history=history)
        assert "\nWho refused to send troops?\n" in room.provider.prompts[1]


@pytest.mark.parametrize("reply", [[Endless("Let me think about that. ")], Status(401)])
def test_without_a_rewriting_the_rule_says_what_is_read_and_searched(
    tmp_path: Path, reply: Reply, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = [Turn(question=QUESTION, answer="Albrant and Merrow.")]
    with speaking(tmp_path, reply, [TRUE]) as room:
        search = Mock(wraps=room.assistant.retriever.search)
        monkeypatch.setattr(room.assistant.retriever, "search", search)
        room.assistant.answer("And who refused?", history=history)
        assert f"And who refused? {QUESTION}" in room.provider.prompts[1]
    assert search.call_args.args[0] == search_words("And who refused?", history)


def test_several_readers_are_answered_at_once(tmp_path: Path) -> None:
    with speaking(tmp_path, [Stall(0.3), TRUE]) as room:
        answers: list[Answer] = []
        ask = lambda: answers.append(room.assistant.answer(QUESTION))  # noqa: E731
        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert [len(a.statements) for a in answers] == [1] * 4
    assert LIMITS.whole > 1
