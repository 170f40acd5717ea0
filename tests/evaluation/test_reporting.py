"""Runs and comparisons as Markdown, JUnit XML and self-contained pages."""

import re
from xml.etree import ElementTree as Tree

import pytest

from rag.evaluation.comparison import compare
from rag.evaluation.explaining import explain
from rag.evaluation.junit import junit_xml
from rag.evaluation.markdown import comparison_markdown, run_markdown
from rag.evaluation.page_data import page_json, verdict
from rag.evaluation.report import comparison_html, runs_html
from rag.evaluation.run import Result
from rag.types import Caveat
from tests.evaluation.cases import TEXT, answered, passage, statement
from tests.evaluation.suites import ABSTAINED, RIGHT, WRONG, result, run_of

HOSTILE = "</script><img src=x onerror=alert(1)>"
QUOTE = {"article": "dam", "text": "Two villages", "start": TEXT.index("Two"), "end": 37}
RESULTS = [
    result("a", RIGHT, tags=["plain"]),
    result("b", WRONG, tags=["plain", "hard"], quotes=[QUOTE]),
    result("c", ABSTAINED),
    result("d"),
]
RUN = run_of("new", RESULTS)
OTHER = run_of("base", [result("a", WRONG), *RESULTS[1:]])


def test_markdown_has_every_figure_and_what_fell() -> None:
    text = run_markdown(RUN)
    assert "| passed | 0.250 | " in text
    assert "3 did not pass:" in text
    assert "Wilson's for shares of yes/no verdicts" in text
    assert "- `b` What of b? — holds none of the expected answers: dam" in text


def test_what_the_embedded_reader_answered_in_a_models_place_is_told() -> None:
    caveat = Caveat(kind="model_failed", text="The model did not answer.")
    fell = run_of("x", [result("a", RIGHT.model_copy(update={"caveats": (caveat,)}))])
    for text in (run_markdown(fell), runs_html([fell])):
        assert "1 of 1 answered by the embedded reader instead: The model did not answer" in text


def test_a_comparison_shows_both_answers() -> None:
    text = comparison_markdown(compare(OTHER, run_of("new", [result("a", RIGHT), *RESULTS[1:]])))
    assert "## Better: 1" in text
    assert "  - base: No one was hurt.\n  - new: The dam broke." in text
    assert "no difference shown" in text


def test_the_reason_names_expected_and_cited_quotes() -> None:
    text = explain(RESULTS[1])
    assert "expected:  “Two villages” [dam]" in text
    assert "cited:     “No one was hurt” [dam 52:67]" in text
    assert "fault:     cites nothing of the expected quote: Two villages" in text


def test_junit_has_a_case_for_each_question() -> None:
    suite = Tree.fromstring(junit_xml(RUN))[0]
    counts = {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": "4", "failures": "2", "errors": "1", "skipped": "0"}
    assert [case[0].tag for case in suite if len(case)] == ["failure", "failure", "error"]


def test_junit_drops_what_xml_cannot_hold() -> None:
    control = answered(statement("No \x00 one \x1b was hurt.", "No one was hurt"))
    assert Tree.fromstring(junit_xml(run_of("x", [result("a", control)]))) is not None


def test_a_page_holds_every_question_and_asks_for_nothing() -> None:
    page = runs_html([RUN, OTHER])
    assert page.count("<svg") == 3
    assert not re.search(r'(?:src|href)="?https?:|url\(http|@import', page)
    for id_ in "abcd":
        assert f'"id":"{id_}"' in page
    assert "<option>hard</option>" in page


@pytest.mark.parametrize("where", ["question", "answer", "passage"])
def test_no_text_can_become_markup(where: str) -> None:
    said = HOSTILE if where == "answer" else "No."
    read = [passage("dam", text=HOSTILE if where == "passage" else "x")]
    hostile = answered(statement(said, "No one"), passages=read)
    asked = result("a", hostile, question=HOSTILE if where == "question" else "What?")
    run = run_of("x", [asked])
    assert HOSTILE not in runs_html([run])
    assert "\\u003c/script>" in page_json([run])
    assert HOSTILE not in comparison_html(compare(run, run_of("y", [asked])))


def test_what_differs_is_in_markdown_and_on_the_page() -> None:
    said = answered(statement("A dam broke.", "The dam broke"))
    new = run_of("new", [result("a", RIGHT.model_copy(update={"statements": said.statements}))])
    other = new.model_copy(update={"setup": new.setup.model_copy(update={"workers": 4})})
    found = compare(run_of("base", [result("a", RIGHT)]), other)
    for text in (comparison_markdown(found), comparison_html(found)):
        assert "workers 1 → 4" in text
        assert "Otherwise answered or ranked, no better and no worse: 1" in text
        assert "A dam broke." in text


def test_a_ranking_that_is_looked_at_less_deeply_is_judged_by_that() -> None:
    ranked = Result(suite="mine", question=RESULTS[0].question, scores={"hit@1": (1.0,)})
    assert verdict(ranked) == "passed"
    fallen = ranked.model_copy(update={"scores": {"hit@1": (1.0,), "hit@5": (0.0,)}})
    assert "no relevant article is among the first 5" in page_json([run_of("x", [fallen])])


def test_a_comparison_page_has_every_change() -> None:
    page = comparison_html(compare(OTHER, run_of("new", [result("a", RIGHT), *RESULTS[1:]])))
    assert "Better: 1" in page
    assert "Worse: 0" in page
