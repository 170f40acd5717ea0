import pytest

from rag.answering.attribution import unattributed
from rag.evidence.words import words

SOURCES = {"echo", "daily", "anna", "berg"}
PLAIN = "The bridge in Stenna collapsed."


@pytest.mark.parametrize(
    "claim",
    [
        "According to Echo, the bridge in Stenna collapsed.",
        "According to Anna Berg of the Daily Echo, the bridge in Stenna collapsed.",
        "The Daily Echo reported that the bridge in Stenna collapsed.",
        "The bridge in Stenna collapsed, according to Echo.",
        "The bridge in Stenna collapsed, Anna Berg wrote.",
        "Echo said on Monday that the bridge in Stenna collapsed.",
    ],
)
def test_who_tells_it_is_left_out(claim: str) -> None:
    tellers = {word for word in words(claim) if word.text.lower() in SOURCES}
    assert unattributed(claim, tellers) == PLAIN


def test_who_does_something_stays() -> None:
    claim = "Anna Berg resigned as minister of transport."
    tellers = {word for word in words(claim) if word.text.lower() in SOURCES}
    assert unattributed(claim, tellers) == claim
    assert unattributed(PLAIN, set()) == PLAIN
