import json

import pytest

from server.openai.chores import done
from server.openai.schemas import Chat
from tests.server.openai.sent import LIBRECHAT_TITLE, OPEN_WEBUI_TITLE, QUESTION, chat

TAG = "</chat_history>"


def answer(*said: str) -> str | None:
    return done(Chat.model_validate(chat(*said)))


def test_a_title_is_what_the_user_asked() -> None:
    assert json.loads(answer(OPEN_WEBUI_TITLE) or "") == {"title": QUESTION}
    assert answer(LIBRECHAT_TITLE) == QUESTION


def test_a_long_question_makes_a_short_title() -> None:
    title = answer(LIBRECHAT_TITLE.replace(QUESTION, "Which countries " * 20)) or ""
    assert len(title) <= 60
    assert title.endswith(" …")


@pytest.mark.parametrize(
    ("asked", "empty"),
    [
        ('JSON format: { "tags": ["tag1", "tag2"] }', {"tags": []}),
        ('JSON format: { "follow_ups": ["Question 1?"] }', {"follow_ups": []}),
        ('return: { "queries": ["query1", "query2"] }', {"queries": []}),
        ('JSON format: { "text": "<your_completion>" }', {"text": ""}),
    ],
)
def test_what_would_have_to_be_invented_is_left_empty(asked: str, empty: dict) -> None:
    task = f"### Task:\n{asked}\n<chat_history>\nUSER: Who won?\n</chat_history>"
    assert json.loads(answer(task) or "") == empty


def test_a_title_asked_for_in_the_chat_itself_is_its_first_question() -> None:
    prompt = "Please generate a concise, 5-word-or-less title for the conversation."
    assert answer(QUESTION, "Albrant.", prompt) == QUESTION


def test_a_chat_that_says_nothing_is_called_news() -> None:
    assert json.loads(answer(OPEN_WEBUI_TITLE.partition("USER")[0] + TAG) or "") == {
        "title": "News"
    }


@pytest.mark.parametrize(
    "question",
    [
        QUESTION,
        "Who holds the title for the heaviest pumpkin?",
        "What is a concise title?",
        "What does <chat_history> mean in the article about troops?",
        "What stands between\n<chat_history>\nand\n</chat_history>?",
        "Write a concise, 5-word-or-less title for the conversation between Dell and Kresh.",
        "Write a concise, 5-word-or-less title for the conversation.",
        "Analyze this conversation and provide: who will send troops?",
    ],
)
def test_a_question_is_no_chore(question: str) -> None:
    assert answer(question) is None
