"""pytest runs *.qa.yaml files, a test a question."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points
from xml.etree import ElementTree as Tree

import pytest

from rag.evaluation.asking import Asked
from rag.evaluation.evaluate import Target
from rag.evaluation.metrics.citing import QuoteValidity
from rag.evaluation.question import Question
from server import suite_tests
from tests.evaluation.cases import TEXT
from tests.evaluation.suites import RIGHT, write_suite

pytest_plugins = ["pytester"]

INSTALLED = any(point.name == "dateline" for point in entry_points(group="pytest11"))
PLUGIN = [] if INSTALLED else ["-p", "server.pytest_plugin"]


@contextmanager
def broken_dam(*_: object) -> Iterator[Target]:
    """A target that always answers that the dam broke."""

    def ask(question: Question) -> Asked:
        if question.id == "boom":
            raise RuntimeError("no such model")
        return Asked(RIGHT)

    yield Target(ask, [QuoteValidity(lambda *_: TEXT)])


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Return a folder with a suite of two questions, neither answered rightly."""
    monkeypatch.setattr(suite_tests, "target", broken_dam)
    write_suite(pytester.path / "suites")
    return pytester


def test_a_failure_shows_question_answer_expected_and_cited(suite: pytest.Pytester) -> None:
    ran = suite.runpytest_inprocess(*PLUGIN, "suites", "-k", "who")
    ran.assert_outcomes(failed=1, deselected=1)
    ran.stdout.fnmatch_lines(
        [
            "* who: Who voted? *",
            "question:  Who voted?",
            "fault:     does not include: Parliament",
            "answer:    The dam broke.",
            "expected:  “Parliament voted” *vote*",
            "cited:     “The dam broke” *dam 0:13*",
        ]
    )


def test_tags_choose_questions(suite: pytest.Pytester) -> None:
    suite.runpytest_inprocess(*PLUGIN, "-k", "plain").assert_outcomes(failed=1, deselected=1)


def test_a_question_that_is_answered_passes(suite: pytest.Pytester) -> None:
    write_suite(suite.path / "suites", "- id: a\n  question: What broke?\n  answers: [dam]\n")
    suite.runpytest_inprocess(*PLUGIN, "-W", "error").assert_outcomes(passed=1)


def test_an_error_is_shown_as_pytest_shows_it(suite: pytest.Pytester) -> None:
    write_suite(suite.path / "suites", "- id: boom\n  question: What?\n  answers: [dam]\n")
    ran = suite.runpytest_inprocess(*PLUGIN)
    ran.assert_outcomes(failed=1)
    ran.stdout.fnmatch_lines(["*RuntimeError: no such model"])


def test_a_quote_that_does_not_stand_fails(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def forged(*_: object) -> Iterator[Target]:
        yield Target(lambda _: Asked(RIGHT), [QuoteValidity(lambda *_: "Nothing.")])

    monkeypatch.setattr(suite_tests, "target", forged)
    write_suite(suite.path / "suites", "- id: a\n  question: What broke?\n  answers: [dam]\n")
    ran = suite.runpytest_inprocess(*PLUGIN)
    ran.stdout.fnmatch_lines(["a quote does not stand in its article word for word"])


def test_a_fault_in_the_suite_is_told_before_anything_runs(suite: pytest.Pytester) -> None:
    write_suite(suite.path / "suites", "- id: a\n  question: Q?\n  relevant: [gone]\n")
    ran = suite.runpytest_inprocess(*PLUGIN)
    ran.assert_outcomes(errors=1)
    ran.stdout.fnmatch_lines(["*mine.qa.yaml:3: relevant: no article of the suite has the id*"])


def test_junit_output_has_each_question(suite: pytest.Pytester) -> None:
    suite.runpytest_inprocess(*PLUGIN, "--junit-xml=out.xml")
    cases = Tree.parse(suite.path / "out.xml").getroot().iter("testcase")
    assert {case.get("name") for case in cases} == {"when", "who"}


def test_nothing_is_imported_where_there_is_no_such_file(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys
        def test_it():
            assert not {"rag.evaluation", "yaml", "numpy", "rag.types"} & {*sys.modules}
        """
    )
    pytester.runpytest_subprocess(*PLUGIN).assert_outcomes(passed=1)


@pytest.mark.slow
def test_two_processes_run_one_suite_with_the_real_model(pytester: pytest.Pytester) -> None:
    write_suite(pytester.path, "- id: a\n  question: What broke on Monday?\n  answers: [dam]\n")
    again = "- id: b\n  question: When did the dam break?\n  answers: [Monday]\n"
    (pytester.path / "more.qa.yaml").write_text(again)
    pytester.runpytest_subprocess(*PLUGIN, "-n", "2").assert_outcomes(passed=2)
