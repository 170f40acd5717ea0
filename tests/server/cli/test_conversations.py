import json

from server.state import State
from tests.server.cli.conftest import Dateline

QUESTION = "Which countries pledged troops?"


def test_conversations_are_listed_and_searched(dateline: Dateline, state: State) -> None:
    dateline("ask", QUESTION)
    (info,) = state.conversations.find()
    out = dateline("conversations", "list", "--words", "merrow").out
    assert out == f"{info.updated_at:%Y-%m-%d}  {QUESTION}  1 question  {info.id}\n"
    assert dateline("conversations", "list", "--words", "oil").out == ""
    assert json.loads(dateline("conversations", "list", "--json").out)["total"] == 1


def test_a_conversation_is_shown_as_it_was_answered(dateline: Dateline, state: State) -> None:
    answered = dateline("ask", QUESTION).out
    (info,) = state.conversations.find()
    assert dateline("conversations", "show", info.id).out == f"> {QUESTION}\n{answered}\n"


def test_a_conversation_is_deleted(dateline: Dateline, state: State) -> None:
    dateline("ask", QUESTION)
    (info,) = state.conversations.find()
    ran = dateline("conversations", "delete", info.id, "--yes")
    assert ran.out == "Deleted 1 conversation.\n"
    assert state.conversations.count() == 0


def test_an_unknown_conversation_is_one_clear_line(dateline: Dateline) -> None:
    ran = dateline("conversations", "show", "nowhere")
    assert ran.code == 1
    assert ran.err == "dateline: No conversation is stored under 'nowhere'.\n"
