"""`dateline eval reader`: what it needs of a suite is told in one line."""

from pathlib import Path

import pytest

from ingest.split import split
from rag.evaluation.suite import Intake
from rag.settings import Settings
from server.cli import eval_reader, run
from server.cli.eval_reader import OwnArticle
from tests.evaluation.suites import no_sources, write_suite
from tests.rag.newsroom import WordOverlap

QUOTED = "  answers: [Monday]\n  quotes: [The dam broke on Monday]\n"
PARTS = f"- id: a\n  question: When did the dam break?\n{QUOTED}- id: b\n  question: Who voted?\n"


@pytest.mark.parametrize("options", [[], ["--open"], ["--limit", "1"]])
def test_a_suite_without_quotes_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    write_suite(tmp_path / "mine", "- id: a\n  question: Who voted?\n  answers: [Parliament]\n")
    assert run(["eval", "reader", str(tmp_path / "mine"), *options]) == 2
    told = capsys.readouterr().err
    assert "1 of 1 questions of mine have no answers or no quotes" in told


def test_one_article_alone_has_no_other_to_be_silent_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = Intake(no_sources, split, lambda _: WordOverlap("w"))
    monkeypatch.setattr(eval_reader, "intake", lambda _: intake)
    write_suite(tmp_path, PARTS)
    suite = eval_reader.sound_suites([tmp_path], Settings(data_dir=tmp_path))[0]
    assert not OwnArticle(suite, suite.questions[:1], Settings(data_dir=tmp_path)).has_other


@pytest.mark.slow
def test_one_question_is_read_and_those_left_out_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_suite(tmp_path / "mine", PARTS)
    assert run(["eval", "reader", str(tmp_path / "mine"), "--limit", "1"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("1 questions\n")
    assert "1 of 2 questions of mine have no answers or no quotes, and are left out" in told.err
    assert "all questions are of one article" in told.err
