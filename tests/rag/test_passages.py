"""What Chroma refuses is one short line that says what to do."""

import pytest
from chromadb.errors import InternalError

from rag.errors import StoreError
from rag.passages import _try, told


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ConnectionRefusedError("refused"), "start its server"),
        (InternalError("database or disk is full"), "free some space"),
        (ValueError("expecting 384, got 2"), "Chroma refused: expecting 384, got 2"),
    ],
)
def test_what_is_refused_is_told_with_what_to_do(error: Exception, said: str) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(StoreError, match=said):
        _try(fail)


def test_a_page_in_the_place_of_chroma_and_long_words_stay_short() -> None:
    assert "not Chroma" in told(ValueError("<!DOCTYPE HTML>\n<html>\n" * 99))
    assert len(told(ValueError("word " * 99))) < 250
