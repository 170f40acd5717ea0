"""What asks its reader for something is so as a whole, by its form."""

import pytest

from rag.appeals import is_appeal


@pytest.mark.parametrize(
    "sentence",
    [
        "Follow us on WhatsApp.",
        "To keep reading, please subscribe from 2 marks a month.",
        "Subscribe now to continue reading.",
        "Sign up for our morning newsletter here",
        "Already have an account? Sign in.",
        "Log in.",
        "This article is for subscribers only.",
        "Listen to this story (4 min 20 sec)",
        "4 min read",
        "Reading time: 5 minutes",
    ],
)
def test_it_is_an_appeal(sentence: str) -> None:
    assert is_appeal(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Follow us on the road to Lund.",
        "Listen to the mayor.",
        "Sign up for the race.",
        "To continue reading aloud, she put on her glasses.",
        "Subscribers log in with a key.",
        "The film lasts 4 minutes.",
        "He told them to follow us on Facebook.",
    ],
)
def test_it_is_a_sentence(sentence: str) -> None:
    assert not is_appeal(sentence)
