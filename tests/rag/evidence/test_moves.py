"""What is moved to another day or called off, and what only stands beside it."""

import pytest

from rag.evidence.moves import called_off, moved_to


@pytest.mark.parametrize(
    ("sentence", "day", "moved"),
    [
        ("The talks, due on Friday, were put back to Tuesday.", "Tuesday", True),
        ("Hask council brought forward its vote on the stadium to 6 May.", "6 May", True),
        ("The opening of the tunnel has slipped to spring 2028.", "spring 2028", True),
        ("Her concert on Thursday has been rescheduled for 3 June.", "3 June", True),
        ("It will open in June 2027, three months earlier than planned.", "June 2027", True),
        ("The trial was delayed until 4 May.", "until 4 May", True),
        ("Her concert on Thursday has been rescheduled for 3 June.", "Thursday", False),
        ("The talks were delayed, the mediator said on Tuesday.", "Tuesday", False),
        ("The vote will be held on 6 May.", "6 May", False),
    ],
)
def test_a_day_is_told_that_something_was_moved_to(sentence: str, day: str, moved: bool) -> None:
    start = sentence.index(day)
    assert moved_to(sentence, start, start + len(day)) is moved


@pytest.mark.parametrize(
    ("sentence", "off"),
    [
        ("The spring parade has been cancelled, as the police could not spare officers.", True),
        ("The parade was called off on Friday.", True),
        ("The parade has been postponed indefinitely.", True),
        ("The town has cancelled its parade.", True),
        ("The parade has been postponed to 3 May.", False),
        ("Flights to Tarn were cancelled because of the parade.", False),
        ("If the parade is cancelled, the town will lose money.", False),
        ("The town denied that the parade was cancelled.", False),
        ("The parade could be cancelled.", False),
    ],
)
def test_what_is_called_off_is_what_the_verb_befalls(sentence: str, off: bool) -> None:
    assert called_off(sentence, {"parad", "parade", "spring", "tarn"}) is off


def test_who_withdraws_from_a_thing_takes_no_part_in_it() -> None:
    what = {"tessema", "berlin", "marathon"}
    assert called_off("Selam Tessema has withdrawn from the Berlin marathon.", what)
    assert not called_off("Brit Aas has withdrawn from the Orlund regatta.", what)
    assert not called_off("Selam Tessema may be ruled out of the Berlin marathon.", what)
