import pytest

from rag.errors import InvalidInputError
from rag.types import Turn
from server.conversations import HISTORY_TURNS
from server.openai.schemas import Chat
from server.openai.turns import asked
from tests.server.openai.sent import chat

IMAGE = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}


def read(*messages: dict) -> Chat:
    return Chat.model_validate({"messages": messages})


def test_history_is_the_statements_of_the_turns_before() -> None:
    before = "Bellandi leads it. [[1]](https://e.example/1)\n\n---\n\n1. [A](https://e.example/1)"
    found = asked(Chat.model_validate(chat("Who leads Vessaly?", before, "Since when?")))
    assert found.question == "Since when?"
    assert found.history == (Turn(question="Who leads Vessaly?", answer="Bellandi leads it."),)


def test_a_long_history_is_cut_to_its_end() -> None:
    said = [text for n in range(500) for text in (f"Question {n}?", "Answer.")]
    history = asked(Chat.model_validate(chat(*said, "And now?"))).history
    assert [turn.question for turn in history[-1:]] == ["Question 499?"]
    assert len(history) == HISTORY_TURNS


def test_parts_are_read_as_text_and_orders_of_the_system_are_left_out() -> None:
    parts = [{"type": "text", "text": "Who won?"}, {"type": "text", "text": "And where?"}]
    found = asked(
        read(
            {"role": "system", "content": "Answer like a pirate."},
            {"role": "user", "content": parts},
        )
    )
    assert (found.question, found.history) == ("Who won?\nAnd where?", ())


def test_calls_of_tools_and_their_results_are_no_turns() -> None:
    found = asked(
        read(
            {"role": "user", "content": "Who won?"},
            {"role": "assistant", "content": None, "tool_calls": [{"id": "1"}]},
            {"role": "tool", "tool_call_id": "1", "content": "42"},
            {"role": "user", "content": "And where?"},
        )
    )
    assert found.history == (Turn(question="Who won?"),)


def test_a_picture_is_refused_kindly() -> None:
    with pytest.raises(InvalidInputError, match="not image_url: ask in words"):
        asked(read({"role": "user", "content": [{"type": "text", "text": "Who?"}, IMAGE]}))


def test_an_earlier_picture_does_not_spoil_the_chat() -> None:
    shown = {"role": "user", "content": [{"type": "text", "text": "Who is this?"}, IMAGE]}
    found = asked(read(shown, {"role": "user", "content": "Who won?"}))
    assert [turn.question for turn in found.history] == ["Who is this?"]


def test_without_a_user_there_is_no_question() -> None:
    with pytest.raises(InvalidInputError, match="role user"):
        asked(read({"role": "system", "content": "Be brief."}))
