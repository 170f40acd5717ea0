"""`dateline eval`: exit codes and what is printed."""

from pathlib import Path

import pytest

from rag.evaluation.loading import load
from rag.evaluation.run import Run
from rag.evaluation.run_file import write_run
from server.cli import bench, run
from server.cli.eval_run import Part, summary
from tests.evaluation.suites import RIGHT, WRONG, no_sources, result, run_of, write_suite

GOOD = run_of("good", [result("a", RIGHT), result("b", RIGHT)])
HALF = run_of("half", [result("a", RIGHT), result("b", WRONG)])


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for each in (GOOD, HALF):
        write_run(each, tmp_path / f"{each.name}.json")
    return tmp_path


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (["good.json", "--require", "passed>=1"], 0, "gate: held"),
        (["half.json", "--require", "passed>=1"], 1, "gate: missed"),
        (["half.json", "--require", "tokens>=1"], 2, "gate: could not be judged"),
        (["good.json", "--no-worse-than", "half.json"], 0, "gate: held"),
        (["half.json", "--no-worse-than", "good.json"], 1, "gate: missed"),
        (["half.json", "--no-worse-than", "good.json", "--tolerance", "1"], 0, "gate: held"),
        (["half.json", "--no-worse-than", "none.json"], 2, "none.json: cannot be read"),
        (["none.json", "--require", "passed>=1"], 2, "none.json: cannot be read"),
        (["good.json", "--require", "passed"], 2, "'passed' is no requirement"),
        (["good.json", "--require", "passed>=nan"], 2, "'nan' is not a finite number"),
        (
            ["half.json", "--no-worse-than", "good.json", "--tolerance", "nan"],
            2,
            "'--tolerance': 'nan' is not a finite number",
        ),
        (["half.json", "--no-worse-than", "good.json", "--tolerance", "inf"], 2, "finite number"),
        (["good.json"], 2, "give --require or --no-worse-than"),
        (["good.json", "--no-worse-than", "half.json", "--metric", "pased"], 2, "no metric is"),
    ],
)
def test_the_gate_has_three_ends(
    files: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    asked: list[str],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(files)
    assert run(["eval", "gate", *asked]) == code
    told = capsys.readouterr()
    assert said in told.out + told.err


def test_check_tells_faults_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_suite(tmp_path / "mine", "- id: a\n  question: Q?\n  relevant: [gone]\n")
    assert run(["eval", "check", str(tmp_path / "mine")]) == 1
    out = capsys.readouterr().out
    assert f"{tmp_path}/mine/mine.qa.yaml:3: relevant: no article" in out
    assert "mine: 1 question over 2 articles; 1 error, 0 warnings" in out


def test_check_holds_questions_to_the_longest_that_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    suite = str(write_suite(tmp_path))
    monkeypatch.setenv("DATELINE_MAX_QUESTION_CHARS", "10")
    assert run(["eval", "check", suite]) == 1
    assert "mine.qa.yaml:2: The question has 23 characters" in capsys.readouterr().out


def test_check_of_a_sound_suite_holds(tmp_path: Path) -> None:
    assert run(["eval", "check", str(write_suite(tmp_path))]) == 0


@pytest.mark.parametrize(("gate", "code"), [([], 1), (["--require", "passed>=0"], 2)])
def test_a_suite_with_faults_is_not_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], gate: list[str], code: int
) -> None:
    write_suite(tmp_path, "- id: a\n")
    assert run(["eval", "run", str(tmp_path), "--out", str(tmp_path / "out.json"), *gate]) == code
    assert "mine.qa.yaml:1: question: field required" in capsys.readouterr().err
    assert not (tmp_path / "out.json").exists()


def test_the_questions_that_fell_are_told_with_their_reason_ten_at_most(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = run_of("many", [result(f"q{n}", WRONG) for n in range(12)])
    summary(many, files / "many.json")
    told = capsys.readouterr().out
    assert "12 did not pass:\n  q0: holds none of the expected answers: dam\n" in told
    assert "  q9: " in told
    assert "  q10: " not in told
    assert "more in the report: dateline eval report" in told
    summary(GOOD, files / "good.json")
    assert "did not pass" not in capsys.readouterr().out


def test_compare_prints_what_changed(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [str(files / name) for name in ("good.json", "half.json")]
    assert run(["eval", "compare", *names, "--html", str(files / "c.html")]) == 0
    assert "Worse: 1" in (files / "c.html").read_text()
    assert run(["eval", "compare", *names]) == 0
    assert "## Worse: 1" in capsys.readouterr().out


def test_an_unknown_judge_writes_nothing(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = files / "judged.json"
    asked = ["eval", "judge", str(files / "good.json"), "--judge", "nobody:x", "--out", str(out)]
    assert run(asked) == 1
    assert "the judge 'nobody:x' cannot be used" in capsys.readouterr().err
    assert not out.exists()


def test_report_writes_each_form(files: Path) -> None:
    made = {"--html": "<!doctype html>", "--markdown": "# half", "--junit": "<?xml"}
    options = [text for form in made for text in (form, str(files / form[2:]))]
    assert run(["eval", "report", str(files / "half.json"), *options]) == 0
    for form, start in made.items():
        assert (files / form[2:]).read_text().startswith(start)


def test_what_is_no_run_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.json").write_text("{}")
    assert run(["eval", "report", str(tmp_path / "x.json")]) == 1
    assert "x.json: is no run file" in capsys.readouterr().err


def test_server_and_retrieval_alone_exclude_each_other(tmp_path: Path) -> None:
    assert run(["eval", "run", str(tmp_path), "--url", "http://x", "--only", "retrieval"]) == 2


def test_a_sample_is_the_same_questions_every_time(tmp_path: Path) -> None:
    questions = "".join(f"- id: q{number}\n  question: Q?\n" for number in range(9))

    def drawn(sample: int | None, limit: int | None = None) -> list[str]:
        suite = load(write_suite(tmp_path, questions), no_sources)
        return [q.id for q in Part((), limit, sample).of(suite).questions]

    assert (len(drawn(4)), drawn(4)) == (4, drawn(4))
    assert {*drawn(3)} < {*drawn(4)} != {*drawn(None, limit=4)}
    assert drawn(20) == drawn(None) == [f"q{number}" for number in range(9)]


@pytest.mark.slow
def test_a_real_run_is_written_judged_and_resumed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    suite = write_suite(tmp_path / "mine")
    out = tmp_path / "new.json"
    asked = ["eval", "run", str(suite), "--out", str(out), "--require", "quote_validity==1"]
    assert run(asked) == 0
    assert "gate: held" in capsys.readouterr().out
    written = Run.model_validate_json(out.read_bytes())
    assert written.failed == 0
    assert written.figure("mine", "citation_recall") is not None
    base = out.rename(tmp_path / "base.json")
    assert run([*asked, "--no-worse-than", str(base), "--require", "passed>=2"]) == 1


def test_retrieval_of_a_suite_without_judgements_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_suite(tmp_path, "- id: a\n  question: Who voted?\n  answers: [Parliament]\n")
    assert run(["eval", "retrieval", str(tmp_path)]) == 2
    assert "has no question with judged articles" in capsys.readouterr().err


def test_what_a_baseline_needs_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "EXTRA", ("no_such_package",))
    assert run(["eval", "retrieval", str(write_suite(tmp_path)), "--baselines"]) == 1
    assert 'no_such_package missing: pip install "dateline[bench]"' in capsys.readouterr().err
