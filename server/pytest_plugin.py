"""pytest collects *.qa.yaml: each question of a suite is a test.

An entry point loads this in every pytest run where Dateline is installed, so it imports nothing
of Dateline until there is such a file.
"""

from pathlib import Path

import pytest

ENDING = ".qa.yaml"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --dateline-url."""
    group = parser.getgroup("dateline", "question suites (*.qa.yaml)")
    group.addoption(
        "--dateline-url",
        metavar="URL",
        help="put the questions to this live server, not to an archive of the suite's articles",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker of these tests."""
    config.addinivalue_line("markers", "suite: a question of a *.qa.yaml file")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Return a collector for a file of questions."""
    if not file_path.name.endswith(ENDING):
        return None
    from server.suite_tests import QuestionFile

    return QuestionFile.from_parent(parent, path=file_path)
