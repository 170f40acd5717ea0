import json
from pathlib import Path

from sqlalchemy import update

from server.state import State
from server.tables import feedback
from tests.server.cli.conftest import Dateline

QUESTION = "Which countries pledged troops?"


def judged(dateline: Dateline, state: State) -> str:
    dateline("ask", QUESTION)
    (info,) = state.conversations.find()
    (message,) = state.conversations.get(info.id).messages
    state.feedback.add(message.id, "down", "out_of_date", "She left.", by="U1")
    with state.feedback.engine.begin() as db:  # as it was stored before notes had to be text
        db.execute(update(feedback).values(note="She\x1b[2J left\non Sunday."))
    return info.id


def test_feedback_is_listed_with_its_question(dateline: Dateline, state: State) -> None:
    conversation_id = judged(dateline, state)
    out = dateline("feedback").out
    assert out[10:] == (
        f"  down  out of date  {QUESTION}  “She\N{REPLACEMENT CHARACTER}[2J left on Sunday.”"
        f"  U1  {conversation_id}\n"
    )
    assert dateline("feedback", "--verdict", "up") == (0, "", "No feedback yet.\n")


def test_feedback_as_json_holds_the_answer(dateline: Dateline, state: State) -> None:
    judged(dateline, state)
    (message,) = json.loads(dateline("feedback", "--json").out)
    assert message["answer"]["statements"]
    assert message["feedback"][0]["reason"] == "out_of_date"


def test_feedback_becomes_a_suite(dateline: Dateline, state: State, tmp_path: Path) -> None:
    judged(dateline, state)
    ran = dateline("feedback", "export", str(tmp_path / "mine"), "--verdict", "down")
    assert ran.out.count("written: ") == 3
    again = dateline("feedback", "export", str(tmp_path / "mine"))
    assert (again.code, again.err) == (
        1,
        f"dateline: {tmp_path}/mine is not empty: name a new folder\n",
    )
    assert dateline("eval", "check", str(tmp_path / "mine")).code == 0
