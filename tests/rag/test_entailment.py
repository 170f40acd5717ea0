import hashlib
from collections.abc import Sequence
from importlib.resources import files

import pytest

from rag.entailment import Entailment, Held, Remembered

ENTAILMENT = Entailment(threads=1)
TEXT = "Ferry sinks\nThe ferry to Stenna sank on Monday, and all 40 passengers were rescued."
SHIPPED = files("rag") / "claim_model"


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("All passengers were rescued.", "All passengers drowned."),
        ("The ferry to Stenna sank.", "The ferry to Stenna did not sink."),
        ("The ferry sank on Monday.", "The ferry sank on Friday."),
        ("Forty people were on the ferry.", "The captain of the ferry was arrested."),
    ],
)
def test_what_a_text_says_is_surer_than_what_it_does_not(true: str, false: str) -> None:
    one, other = ENTAILMENT.held([(true, TEXT), (false, TEXT)])
    assert one.log_odds > other.log_odds


def test_the_word_that_nothing_says_is_told() -> None:
    claim = "The ferry to Stenna sank on Friday."
    (held,) = ENTAILMENT.held([(claim, TEXT)])
    assert claim[held.start : held.end] == "Friday"


def test_an_empty_claim_has_no_loosest_word() -> None:
    (held,) = ENTAILMENT.held([("", TEXT)])
    assert (held.start, held.end) == (0, 0)


class Counted(Entailment):
    """The claim model, and how many claims it was asked about."""

    asked = 0

    def held(self, claims: Sequence[tuple[str, str]]) -> list[Held]:
        self.asked += len(claims)
        return super().held(claims)


def test_no_claim_is_held_against_one_text_twice() -> None:
    counted = Counted(threads=1)
    remembered = Remembered(counted)
    sank, burnt = ("The ferry sank.", TEXT), ("The ferry burnt.", TEXT)
    assert remembered.held([sank, sank]) == [*ENTAILMENT.held([sank])] * 2
    assert remembered.held([burnt, sank]) == ENTAILMENT.held([burnt, sank])
    assert counted.asked == len({sank, burnt})


def test_every_file_of_the_model_has_the_sum_that_is_listed() -> None:
    rows = [row.split("  ") for row in (SHIPPED / "SHA256SUMS").read_text("utf-8").splitlines()]
    for listed, name in rows:
        assert hashlib.sha256((SHIPPED / name).read_bytes()).hexdigest() == listed, name
