"""What no answer can meet is an error; what is never looked at, a warning."""

from pathlib import Path

import pytest

from rag.evaluation.loading import examine
from tests.evaluation.suites import no_sources, write_suite


def told(folder: Path, written: str) -> list[str]:
    suite = write_suite(folder, f"- id: a\n  question: Q?\n{written}")
    problems = examine(suite, no_sources).problems
    return [f"{'warning: ' * p.warning}{p.message}" for p in problems]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (
            "  answers: [nine days]\n  must_not_include: [nine]\n",
            "must_not_include 'nine' rules out",
        ),
        ("  must_include: [[]]\n", "must_include: an entry holds no wording"),
        ("  answerable: false\n  relevant: [dam]\n", "has relevant articles and answerable: false"),
        ("  answerable: false\n  answers: [x]\n", "has answers and answerable: false"),
        ("  relevant: [dam, dam]\n", "warning: relevant: 'dam' stands 2 times; its highest grade"),
        ("", "warning: nothing is expected of the answer: it is asked, and never judged"),
        (
            "  answers: [nine-day, a week]\n  must_not_include: [nine]\n",
            "warning: must_not_include 'nine' rules out answers 'nine-day'",
        ),
        (
            "  answers: [Tuesday, Sunday]\n  relevant: [dam]\n",
            "warning: answers: 'Tuesday | Sunday' stands in none of the relevant articles",
        ),
        (
            "  must_include: [[Tuesday]]\n  relevant: [dam]\n",
            "warning: must_include: 'Tuesday' stands in none of the relevant articles",
        ),
        (
            "  answers: [x]\n  filters: {publishers: [Ecko]}\n",
            "warning: filters: no article of the suite is by 'Ecko'; did you mean 'Echo'?",
        ),
    ],
)
def test_a_contradiction_is_told(tmp_path: Path, written: str, problem: str) -> None:
    (found,) = told(tmp_path, written)
    assert found.startswith(problem)


@pytest.mark.parametrize(
    "written",
    [
        "  answers: [Tuesday, Monday]\n  relevant: [dam]\n",
        "  answers: [Tuesday]\n",
        "  answerable: false\n  relevant: [{article: dam, grade: 0}]\n",
        "  relevant: [dam]\n  quotes: [{article: dam, text: The dam broke}]\n",
        "  must_not_include: [x]\n",
    ],
)
def test_what_can_be_met_is_not_told(tmp_path: Path, written: str) -> None:
    assert told(tmp_path, written) == []
