import io
import json

import pytest

from rag.errors import ModelError
from server.state import State
from tests.server.cli.conftest import Dateline

QUESTION = "Which countries pledged troops?"


def test_statements_come_with_numbered_quotes_outlet_and_date(dateline: Dateline) -> None:
    ran = dateline("ask", QUESTION)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Note: Only one outlet says so.",
        "Albrant and Merrow will send troops. [1]",
        "As of 5 March 2026.",
        "",
        "[1] “Albrant and Merrow will send troops.”",
        "    Echo, 5 March 2026",
        "    Two countries pledge troops · https://echo.example/troops",
    ]


def test_an_abstention_has_its_own_form(dateline: Dateline) -> None:
    ran = dateline("ask", "What is the price of oil?")
    assert ran.code == 0
    assert ran.out.startswith("No answer. No stored sentence shares a word")


def test_the_streamed_form_holds_the_same_lines(dateline: Dateline) -> None:
    whole = dateline("ask", QUESTION).out.splitlines()
    streamed = dateline("ask", QUESTION, "--stream").out.splitlines()
    assert sorted(streamed) == sorted(whole)


def test_json_is_the_answer_as_the_api_sends_it(dateline: Dateline, state: State) -> None:
    answer = json.loads(dateline("ask", QUESTION, "--json").out)
    stored = state.conversations.get(answer["conversation_id"])
    assert stored.messages[0].answer.model_dump(mode="json") == answer


def test_json_is_ascii_whatever_the_output_can_show(dateline: Dateline) -> None:
    for asked in (["--json"], ["--json", "--stream"]):
        out = dateline("ask", QUESTION, *asked).out
        assert out.isascii()
    for listed in (["conversations", "list", "--json"], ["doctor", "--json"]):
        assert dateline(*listed).out.isascii()


def test_streamed_json_is_one_event_a_line(dateline: Dateline) -> None:
    out = dateline("ask", QUESTION, "--json", "--stream").out
    events = [json.loads(line) for line in out.splitlines()]
    assert [e["event"] for e in events] == ["stage", "passages", "stage", "statement", "answer"]
    assert events[-1]["answer"]["statements"] == [events[3]["statement"]]


def test_filters_choose_what_may_answer(dateline: Dateline) -> None:
    assert dateline("ask", QUESTION, "--publisher", "Post").out.startswith("No answer.")
    assert dateline("ask", QUESTION, "--to", "2026-03-05").out.startswith("No answer.")


@pytest.mark.parametrize("question", ["", "   ", "x" * 100_000])
def test_a_bad_question_is_one_clear_line(dateline: Dateline, question: str) -> None:
    ran = dateline("ask", question)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("dateline: ")
    assert len(ran.err) < 200


def test_a_time_out_of_all_reckoning_is_told_by_its_option(dateline: Dateline) -> None:
    ran = dateline("ask", QUESTION, "--asked-at", "0001-01-01")
    assert (ran.code, ran.out) == (2, "")
    assert "'--asked-at': '0001-01-01' must lie between the years 1000 and 9000." in ran.err


def test_a_line_of_a_chat_that_is_no_text_is_told_plainly(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\udcff\n\n"))
    assert dateline("ask").err == ("dateline: it holds half a surrogate pair, which is not text\n")


def test_an_error_in_the_middle_is_one_clear_line(dateline: Dateline, state: State) -> None:
    def fail() -> None:
        raise ModelError("The model cannot be loaded: install again.")

    state.assistant.fails = fail
    ran = dateline("ask", QUESTION)
    assert (ran.code, ran.err) == (1, "dateline: The model cannot be loaded: install again.\n")


def test_a_chat_remembers_its_turns(
    dateline: Dateline, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{QUESTION}\nWhich refused?\n"))
    ran = dateline("ask")
    assert ran.code == 0
    assert ran.out.startswith("Note: Only one outlet says so.\nAlbrant and Merrow")
    assert [turn.question for turn in state.assistant.histories[1]] == [QUESTION]
    assert state.conversations.count() == 1


def test_a_bad_question_does_not_end_a_chat(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("x" * 5000 + f"\n{QUESTION}\n\n"))
    ran = dateline("ask")
    assert "dateline: The question has 5,000 characters" in ran.err
    assert "Albrant and Merrow will send troops. [1]" in ran.out
