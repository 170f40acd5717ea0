"""What a later article tells of the same matter stands first."""

import pytest

from rag.latest import latest_first
from rag.readings import Reading
from tests.rag.composed import march, reading


def first(question: str, *told: tuple[str, str, float, int]) -> str:
    groups = [
        [reading(f"day-{day}", text, score, *([answer] if answer else []), published=march(day))]
        for text, answer, score, day in told
    ]
    found: Reading = latest_first(question, groups)[0][0]
    return found.text


OLD = ("Inflation in Orlund was 3.8 per cent in March.", "3.8 per cent", 0.8, 2)
NEW = ("Inflation in Orlund rose to 4.1 per cent in April.", "4.1 per cent", 0.7, 9)
SET = ("The parade in Tarn will take place on 21 March.", "21 March", 0.8, 2)
ANEW = ("The parade in Tarn will take place on 28 March after all.", "28 March", 0.7, 9)
SHUT = ("The Tarn bridge will open on Monday.", "", 0.8, 2)
OPEN = ("The Tarn bridge carried its first lorries on Monday.", "", 0.7, 9)


@pytest.mark.parametrize(
    ("question", "old", "new", "is_new"),
    [
        ("What is inflation in Orlund?", OLD, NEW, True),
        ("What was inflation in Orlund in March?", OLD, NEW, False),
        ("When will the parade in Tarn take place?", SET, ANEW, True),
        ("When was the parade first to take place?", SET, ANEW, False),
        ("Has the Tarn bridge opened?", SHUT, OPEN, True),
        ("Has the Lanby bridge opened?", SHUT, OPEN, False),
    ],
)
def test_what_is_so_now_a_later_article_knows(
    question: str,
    old: tuple[str, str, float, int],
    new: tuple[str, str, float, int],
    is_new: bool,
) -> None:
    assert first(question, old, new) == (new if is_new else old)[0]


def test_what_is_far_less_sure_does_not_lead() -> None:
    assert first("What is inflation in Orlund?", OLD, (NEW[0], NEW[1], 0.4, 9)) == OLD[0]
