"""Suites are read, and what is wrong in them is told by file and line."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rag.errors import InvalidInputError
from rag.evaluation.loading import examine, load
from rag.evaluation.question import Relevant
from rag.evaluation.suite import Placed, Suite
from rag.filters import Filters
from rag.types import Article
from tests.evaluation.cases import TEXT
from tests.evaluation.suites import ARTICLES, QUESTIONS, no_sources, small_suite, write_suite


def problems(folder: Path, questions: str = QUESTIONS) -> list[str]:
    found = examine(write_suite(folder, questions), no_sources).problems
    return [str(problem).removeprefix(f"{folder}/") for problem in found]


def test_a_sound_suite_has_no_problem(tmp_path: Path) -> None:
    suite = small_suite(tmp_path / "mine")
    assert (suite.name, [q.id for q in suite.questions]) == ("mine", ["when", "who"])
    assert suite.questions[1].must_include == (("Parliament",),)


def test_a_bare_date_is_the_end_of_that_day(tmp_path: Path) -> None:
    suite = small_suite(tmp_path)
    assert suite.questions[0].asked_at == datetime(2026, 3, 3, 23, 59, 59, tzinfo=UTC)
    assert suite.articles["dam"].published_at == datetime(2026, 3, 2, tzinfo=UTC)


def test_a_quote_is_found_in_its_article(tmp_path: Path) -> None:
    quote = small_suite(tmp_path).questions[1].quotes[0]
    assert (quote.article, quote.start, quote.end) == ("vote", 0, len("Parliament voted"))


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (
            "- id: a\n  question: Q?\n  answers: [x]\n- id: a\n  question: R?\n  answers: [x]\n",
            "4: the id 'a' is already used at",
        ),
        ("- id: a\n  question: Q?\n  relevant: [damn]\n", "3: relevant: no article of the suite"),
        (
            "- id: a\n  question: Q?\n  answers: [x]\n  answerable: false\n",
            "4: has answers and answerable: false",
        ),
        (
            "- id: a\n  question: Q?\n  quotes: [nowhere]\n",
            "3: quotes: 'nowhere' does not stand in",
        ),
        ("- id: a\n  question: Q?\n  anwsers: [x]\n", "3: unknown field 'anwsers'; did you mean"),
        ("- id: a\n  question: Q?\n  asked_at: soon\n", "3: asked_at 'soon' is not a date"),
        ("- id: a\n", "1: question: field required"),
        ("- question: Q?\n", "1: id: field required"),
        ("- id: a\n  question: ' '\n", "2: question: string should have at least 1 character"),
        (
            f"- id: a\n  question: {'Q' * 2001}\n",
            "2: The question has 2,001 characters, at most 2,000 are read",
        ),
        ("- id: a\n  question: '?'\n", "2: The question is not text: ask in words."),
        ("- id: a\n  question: Q?\n  answers: [yes]\n", "3: answers: True is not text"),
        ("- id: a\n  id: b\n", "2: the name 'id' stands twice"),
        ("- just words\n", "1: is not a mapping"),
        ("id: a\n", "1: is not a list"),
        ("- id: [\n", "2: is not YAML"),
        (
            "- id: a\n  question: Q?\n  must_include: [dam]\n  must_not_include: [the dam]\n",
            "4: must_not_include 'the dam' rules out must_include 'dam'",
        ),
        (
            "- id: a\n  question: Q?\n  relevant: [{article: dam, start: 5, end: 999}]\n",
            "3: relevant: [5:999] is no part of dam",
        ),
        (
            "- id: a\n  question: Q?\n  relevant: [{article: dam, grades: 2}]\n",
            "3: relevant: unknown field 'grades'; did you mean 'grade'?",
        ),
        (
            "- id: a\n  question: Q?\n  history: [What broke?]\n",
            "3: history: 'What broke?' is no mapping with question, answer",
        ),
        (
            "- id: a\n  question: Q?\n  filters: {frm: 2026-03-01}\n",
            "3: filters: unknown field 'frm'; did you mean 'from'?",
        ),
        (
            "- id: a\n  question: Q?\n  answers: [x]\n  relevant: [dam]\n  spans: ['4']\n",
            "5: spans: give one start for each answer",
        ),
        (
            "- id: a\n  question: Q?\n  asked_at: 2026-13-45\n",
            "3: has a value that cannot be read: month must be in 1..12",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, written: str, problem: str) -> None:
    found = problems(tmp_path, written)
    assert found[0].startswith(f"mine.qa.yaml:{problem}")
    with pytest.raises(InvalidInputError, match=r"mine\.qa\.yaml:\d+: "):
        load(tmp_path, no_sources)


@pytest.mark.parametrize(
    ("written", "warning"),
    [
        ("  answers: ['!']\n", "3: warning: answers: '!' has no word"),
        ("  asked_at: 2026-02-01\n  relevant: [dam]\n", "3: warning: asked at 2026-02-01, before"),
    ],
)
def test_a_warning_does_not_keep_a_suite_from_running(
    tmp_path: Path, written: str, warning: str
) -> None:
    found = problems(tmp_path, f"- id: a\n  question: Q?\n{written}")
    assert found[0].startswith(f"mine.qa.yaml:{warning}")
    assert load(tmp_path, no_sources).questions


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    texts = [problem.message for problem in examine(tmp_path, no_sources).problems]
    assert texts[0].startswith("no articles: articles.jsonl")
    assert "or name files or folders of articles in suite.yaml, as `articles: ../news`" in texts[0]
    assert texts[1].startswith("no questions: questions.jsonl")
    assert "is not a folder" in str(examine(tmp_path / "none", no_sources).problems[0])


def test_a_suite_without_a_question_is_told(tmp_path: Path) -> None:
    said = "no questions: questions.jsonl or *.qa.yaml is empty"
    assert problems(tmp_path, "[]\n") == [f"{tmp_path}:1: {said}"]
    (tmp_path / "mine.qa.yaml").rename(tmp_path / "kept")
    (tmp_path / "questions.jsonl").touch()
    assert [problem.message for problem in examine(tmp_path, no_sources).problems] == [said]


def test_how_long_a_question_may_be_can_be_set(tmp_path: Path) -> None:
    written = f"- id: a\n  question: {'Q' * 2001}\n  answerable: true\n"
    assert examine(write_suite(tmp_path, written), no_sources, longest=3000).problems == []


def test_a_line_of_articles_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    write_suite(tmp_path)
    good, half = '{"id": "a", "text": "x"}', '{"id": "c", "text": "\\ud800"}'
    lines = [good, "{", '{"id": "b"}', '{"id": "a", "text": " "}', half]
    (tmp_path / "articles.jsonl").write_text("\n".join(lines))
    found = [str(problem) for problem in examine(tmp_path, no_sources).problems]
    assert "articles.jsonl:2: is not JSON" in found[0]
    assert "articles.jsonl:3: text: field required" in found[1]
    assert "articles.jsonl:4: a: has no text" in found[2]
    assert "articles.jsonl:5: holds half a surrogate pair, which is not text" in found[3]


def test_a_second_article_of_one_id_is_told_with_its_line(tmp_path: Path) -> None:
    write_suite(tmp_path)
    (tmp_path / "articles.jsonl").write_text('{"id": "dam", "text": "x"}\n' * 2)
    found = [str(problem) for problem in examine(tmp_path, no_sources).problems]
    assert "articles.jsonl:2: two articles have the id 'dam'" in found[0]


def test_a_line_that_names_a_field_twice_is_told(tmp_path: Path) -> None:
    write_suite(tmp_path)
    (tmp_path / "questions.jsonl").write_text('{"id": "1", "question": "Q?", "id": "2"}')
    (problem,) = examine(tmp_path, no_sources).problems
    assert str(problem).endswith("questions.jsonl:1: the name 'id' stands twice")


def test_questions_with_an_error_are_counted(tmp_path: Path) -> None:
    written = "- id: a\n  question: Q?\n  answers: [x]\n- id: b\n  question: Q?\n  anwsers: [x]\n"
    found = examine(write_suite(tmp_path, written), no_sources)
    assert (len(found.suite.questions), found.written) == (1, 2)


def test_filters_of_bare_dates_begin_with_the_day(tmp_path: Path) -> None:
    written = "- id: a\n  question: Q?\n  filters: {from: 2026-03-01, publishers: [Echo]}\n"
    (question,) = load(write_suite(tmp_path, written), no_sources).questions
    assert question.filters == Filters(from_=datetime(2026, 3, 1, tzinfo=UTC), publishers=("Echo",))


def test_articles_judged_as_not_relevant_do_not_make_a_question_answerable(tmp_path: Path) -> None:
    written = "- id: a\n  question: Q?\n  relevant: [{article: dam, grade: 0}]\n"
    (question,) = load(write_suite(tmp_path, written), no_sources).questions
    assert question.can_be_answered is None


def test_settings_are_checked(tmp_path: Path) -> None:
    write_suite(tmp_path)
    (tmp_path / "suite.yaml").write_text(
        "name: [x]\nsettings: {passages_read: 0, port: 1}\nsize: 2"
    )
    texts = [problem.message for problem in examine(tmp_path, no_sources).problems]
    assert texts[0].startswith("unknown field 'size'")
    assert texts[1].startswith("name is not text")
    assert texts[2].startswith("settings: 'port' is not one of")
    assert texts[3].startswith("settings: passages_read: ")


def test_questions_of_json_lines_with_spans_are_read(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "articles.jsonl.gz", "wt") as lines:
        lines.write(json.dumps(ARTICLES[0]))
    start = TEXT.index("Monday")
    row = {"id": "1", "question": "When?", "answers": ["Monday"], "spans": [start]}
    (tmp_path / "questions.jsonl").write_text(json.dumps(row | {"relevant": ["dam"]}))
    (question,) = load(tmp_path, no_sources).questions
    assert question.parts == [Relevant(article="dam", start=start, end=start + 6)]
    assert question.article_grades == {"dam": 1}
    assert question.can_be_answered


def test_a_date_of_an_article_that_is_a_number_is_told(tmp_path: Path) -> None:
    write_suite(tmp_path, "- id: a\n  question: Q?\n  asked_at: 20260313\n")
    row = {"id": "a", "text": "x", "published_at": 20260313, "titel": "X"}
    (tmp_path / "articles.jsonl").write_text(json.dumps(row))
    warning, *errors = [problem.message for problem in examine(tmp_path, no_sources).problems]
    assert warning == "unknown field 'titel'; did you mean 'title'?; it is left out"
    wanted = ["published_at 20260313 is a number", "asked_at 20260313 is a number"]
    assert [error[: len(start)] for error, start in zip(errors, wanted, strict=True)] == wanted


def test_two_articles_of_one_id_are_told_with_both_files(tmp_path: Path) -> None:
    write_suite(tmp_path, "- id: a\n  question: Q?\n  relevant: [dam]\n")
    (tmp_path / "suite.yaml").write_text("articles: [articles.jsonl, mine.qa.yaml]")
    twice = Placed(Article(id="dam", text="x"), tmp_path / "dam.md")
    (problem, *_) = examine(tmp_path, lambda path: iter([twice])).problems
    assert str(problem).startswith(f"{tmp_path}/dam.md:1: two articles have the id 'dam'; the oth")
    assert problem.message.endswith(f"{tmp_path}/articles.jsonl:1")


def test_articles_can_be_elsewhere_and_of_any_kind(tmp_path: Path) -> None:
    write_suite(tmp_path / "mine", "- id: a\n  question: Q?\n  relevant: [page]\n")
    (tmp_path / "news").mkdir()
    (tmp_path / "mine" / "suite.yaml").write_text("articles: ../news")
    page = Placed(Article(id="page", text="news"), tmp_path)
    suite = load(tmp_path / "mine", lambda path: iter([page]))
    assert suite.articles["page"].text == "news"


def test_the_hashes_follow_the_content(tmp_path: Path) -> None:
    one, same = small_suite(tmp_path / "1"), small_suite(tmp_path / "2")
    other = Suite(tmp_path, "x", [Article(id="dam", text="Else.")], one.questions[:1])
    assert (one.articles_hash, one.questions_hash) == (same.articles_hash, same.questions_hash)
    assert one.articles_hash != other.articles_hash
    assert one.questions_hash != other.questions_hash
