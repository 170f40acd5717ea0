import random
from pathlib import Path

import pytest

from rag.reader_training.stories import OF_TWINS, SOURCE, files, stories
from rag.reader_training.stream import Stream
from rag.reader_training.windows import answering, left_open, without_answer
from tests.rag.reader_training.examples import FERRY

STORY = """# Bergen shuts its harbour
1 Ferries were stopped on Monday.
2 Mayor Anna Berg shut the harbour, and Anna Berg alone.
Q2: Who closed the port? | Anna Berg
Y1,2: Is the harbour shut?
N: When will the port be opened again?

# Oslo opens a bridge
1 It is 300 metres long.
Q1: What does the bridge measure? | 300 metres
"""

TWINS = """# Oslo opens a bridge
Q1: How long is it? | 300 metres
N1: How high is it?
"""


def told(folder: Path, text: str = STORY) -> list[list[tuple[str, str, frozenset[int]]]]:
    (folder / "north.txt").write_text(text, "utf-8")
    return [[(e.question, e.answer, e.answers) for e in one] for one in stories(folder)]


def test_a_story_is_its_questions_answered_and_left_open(tmp_path: Path) -> None:
    assert told(tmp_path) == [
        [
            ("Who closed the port?", "Anna Berg", frozenset({1})),
            ("Is the harbour shut?", "", frozenset({0, 1})),
            ("When will the port be opened again?", "", frozenset()),
        ],
        [("What does the bridge measure?", "300 metres", frozenset({0}))],
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "why"),
    [
        ("Q2: Who", "Q1: Who", "does not stand"),
        ("Q2: Who", "Q3: Who", "does not stand"),
        ("2 Mayor", "3 Mayor", "numbered from 1"),
        ("Y1,2: Is", "Y1,3: Is", "says yes or no"),
        ("Y1,2: Is", "Y1,2: Why is", "says yes or no"),
        ("N: When", "N3: When", "no sentence 3"),
        ("N: When", "When", "not understood"),
    ],
)
def test_a_story_that_is_not_as_it_should_be_is_named(
    tmp_path: Path, right: str, wrong: str, why: str
) -> None:
    with pytest.raises(ValueError, match=f"north.txt: Bergen shuts its harbour: .*{why}"):
        told(tmp_path, STORY.replace(right, wrong))


def test_the_stories_that_ship_are_as_they_should_be() -> None:
    told = list(stories())
    assert len(told) >= 300
    assert all(e.source in {SOURCE, OF_TWINS} and e.title for story in told for e in story)
    assert len({story[0].sentences for story in told}) == len(told)
    open_ones = sum(not e.answers for story in told for e in story)
    assert open_ones >= 2 * len(told)


def test_a_question_left_open_has_a_passage_and_no_answer(tmp_path: Path) -> None:
    told(tmp_path)
    asked = next(stories(tmp_path))[2]
    window = left_open(asked, random.Random(0))
    assert window.spans == ()
    assert set(window.sentences) <= set(asked.sentences)


def test_a_question_left_open_is_mostly_asked_of_the_sentence_that_tempts(tmp_path: Path) -> None:
    told(tmp_path, STORY.replace("N: When", "N2: When"))
    asked = next(stories(tmp_path))[2]._replace(sentences=tuple("abcdefghijklmnopqrst"))
    chance = random.Random(0)
    long = asked._replace(sentences=tuple(f"{s} " * 30 for s in asked.sentences))
    shown = [long.sentences[1] in left_open(long, chance).sentences for _ in range(200)]
    assert 150 <= sum(shown) <= 190


def test_twins_are_asked_of_the_story_of_their_title(tmp_path: Path) -> None:
    told(tmp_path)
    beside = tmp_path / "twins"
    beside.mkdir()
    (beside / "north.txt").write_text(TWINS, "utf-8")
    [[harbour, bridge]] = files(tmp_path, beside)
    assert {one.source for one in harbour} == {SOURCE}
    assert [(e.question, e.answer, e.tempting, e.source) for e in bridge[1:]] == [
        ("How long is it?", "300 metres", None, OF_TWINS),
        ("How high is it?", "", 0, OF_TWINS),
    ]
    (beside / "north.txt").write_text(TWINS.replace("Oslo", "Bergen"), "utf-8")
    with pytest.raises(ValueError, match=r"north.txt: no story .*: Bergen opens a bridge"):
        list(files(tmp_path, beside))


def test_the_twins_that_ship_are_pairs() -> None:
    asked = [e for told in files() for story in told for e in story if e.source == OF_TWINS]
    assert len(asked) >= 20_000
    for one, other in zip(asked[::2], asked[1::2], strict=True):
        assert one.answer, one.question
        assert other.answers == frozenset(), other.question
        assert other.tempting in one.answers, other.question


def test_a_pass_takes_a_source_in_its_share_alone(tmp_path: Path) -> None:
    told(tmp_path)
    told_of = (*FERRY.sentences, "Norway and Denmark sent boats.")
    examples = [
        FERRY._replace(question=f"who shut harbour {n}", sentences=told_of) for n in range(200)
    ]
    news = [e for story in stories(tmp_path) for e in story]
    stream = Stream([*examples, *news], 0, {"qed": 0.25})
    asked = {window.question.rstrip("?").lower() for window in stream.windows(0)}
    assert 30 <= sum(e.question in asked for e in examples) <= 70
    assert all(e.question.rstrip("?").lower() in asked for e in news)


def test_what_decides_a_question_for_yes_or_no_is_a_whole_sentence(tmp_path: Path) -> None:
    told(tmp_path)
    asked = next(stories(tmp_path))[1]
    window = answering(asked, random.Random(0))
    assert window
    assert {window.text[a:b] for a, b in window.spans} == {
        "Ferries were stopped on Monday.",
        "Mayor Anna Berg shut the harbour, and Anna Berg alone.",
    }
    assert without_answer(asked._replace(answers=frozenset({1})), random.Random(0)) is None
