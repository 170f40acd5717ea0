"""In what two runs were set up otherwise is named."""

from rag.evaluation.run import Setup
from rag.evaluation.setup_differences import differences, told

SETTINGS: dict[str, dict[str, object]] = {"mine": {"retriever": "hybrid", "abstain_below": 0.35}}
SETUP = Setup(mode="answers", suites=(), judge="support a", settings=SETTINGS)


def test_equal_setups_have_nothing_to_be_told_and_the_commit_is_nothing() -> None:
    later = SETUP.model_copy(update={"versions": {"revision": "2"}})
    assert told(SETUP, later) is None


def test_figures_scored_by_another_version_are_told_before_all_else() -> None:
    new = SETUP.model_copy(update={"versions": {"scoring": "2"}})
    first = "The base was scored by another version of Dateline: run it again"
    assert str(told(SETUP, new)).startswith(first)
    assert str(told(SETUP, new.model_copy(update={"judge": None}))).startswith(first)
    assert told(new, new) is None


def test_each_difference_is_named() -> None:
    other = {"mine": {"retriever": "words", "abstain_below": 0.35, "model": "x" * 60}}
    new = SETUP.model_copy(update={"settings": other, "judge": None, "mode": "retrieval"})
    assert differences(SETUP, new) == [
        "mode answers → retrieval",
        "judge support a → none",
        "retriever hybrid → words",
        f"model none → {'x' * 40}…",
    ]
    assert str(told(SETUP, new)).startswith("The setups differ, base → new: mode answers → retr")


def test_a_setting_that_suites_have_differently_is_named_for_each() -> None:
    two = {**SETTINGS, "yours": {"retriever": "hybrid", "abstain_below": 0.5}}
    low = {name: own | {"abstain_below": 0.1} for name, own in two.items()}
    base, new = (SETUP.model_copy(update={"settings": each}) for each in (two, low))
    assert "mine: abstain_below 0.35 → none" in differences(base, new)
    assert "abstain_below none → 0.1" in differences(base, new)
