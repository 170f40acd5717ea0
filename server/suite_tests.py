"""A file of questions as pytest tests, one a question; its folder's archive is opened once."""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from rag.evaluation.evaluate import Plan, Target, target
from rag.evaluation.explaining import explain
from rag.evaluation.loading import Loaded, examine
from rag.evaluation.metrics.citing import QuoteValidity
from rag.evaluation.metrics.metric import Case
from rag.evaluation.metrics.passing import faults
from rag.evaluation.question import Question
from rag.evaluation.records import Record, read_yaml_list
from rag.evaluation.suite import Suite
from rag.settings import Settings
from server.cli.eval_intake import eval_cache, intake

SUITES = pytest.StashKey[dict[Path, Loaded]]()
TARGETS = pytest.StashKey[dict[Path, Target]]()


class SuiteError(Exception):
    """A suite that cannot be run; the message has a line for each fault, with file and line."""


class QuestionFailedError(Exception):
    """An answer that is not what was expected."""

    def __init__(self, case: Case, found: list[str]) -> None:
        super().__init__("; ".join(found))
        self.case = case


class QuestionFile(pytest.File):
    """A *.qa.yaml file; an error anywhere in its suite is an error of collection."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each question of this file."""
        suite = self._suite()
        by_id = {question.id: question for question in suite.questions}
        for row in read_yaml_list(self.path):
            assert isinstance(row, Record)
            question = by_id[str(row.fields["id"])]
            yield QuestionTest.from_parent(
                self, name=question.id, question=question, suite=suite, line=row.line
            )

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show what is wrong in the suite without a traceback."""
        if isinstance(excinfo.value, SuiteError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def _suite(self) -> Suite:
        loaded = self.config.stash.setdefault(SUITES, {})
        folder = self.path.parent
        if folder not in loaded:
            settings = Settings()
            read = intake(settings).read
            loaded[folder] = examine(folder, read, settings.max_question_chars)
        suite, problems, _ = loaded[folder]
        if errors := [str(problem) for problem in problems if not problem.warning]:
            raise SuiteError("\n".join(errors))
        return suite


class QuestionTest(pytest.Item):
    """One question; its tags can be chosen by -k, and it carries the marker `suite`."""

    def __init__(self, *, question: Question, suite: Suite, line: int, **node: Any) -> None:
        super().__init__(**node)
        self.question = question
        self.suite = suite
        self.line = line
        self.add_marker("suite")
        self.extra_keyword_matches.update(question.tags)

    def runtest(self) -> None:
        """Ask, and raise where the answer is not what was expected."""
        ask, metrics = self._target()
        began = time.perf_counter()
        asked = ask(self.question)
        seconds = time.perf_counter() - began
        case = Case(question=self.question, answer=asked.answer, seconds=seconds)
        found = faults(case)
        quotes = next(metric for metric in metrics if isinstance(metric, QuoteValidity))
        if (row := quotes.row(case)) and row[0] < 1:
            found.append("a quote does not stand in its article word for word")
        if found:
            raise QuestionFailedError(case, found)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show the answer, what was expected, and what was cited."""
        if isinstance(excinfo.value, QuestionFailedError):
            return f"{excinfo.value}\n\n{explain(excinfo.value.case)}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[os.PathLike[str] | str, int | None, str]:
        """Return where the question stands, and its words."""
        return self.path, self.line - 1, f"{self.name}: {self.question.question}"

    def _target(self) -> Target:
        targets = self.config.stash.setdefault(TARGETS, {})
        folder = self.suite.folder
        if folder not in targets:
            settings = Settings()
            url = self.config.getoption("--dateline-url")
            plan = Plan(settings, intake(settings), eval_cache(), url=url)
            stack = ExitStack()
            self.config.add_cleanup(stack.close)
            targets[folder] = stack.enter_context(target(self.suite, plan))
        return targets[folder]
