"""A question that only names what it is about is known by that."""

import pytest

from rag.topic import topic_of


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("And the opposition?", {"opposit"}),
        ("what about the hotel's permit?", {"hotel", "permit"}),
        ("ok, and what about Bray", {"bray"}),
        ("and in Germany?", {"germani"}),
        ("and the other one?", set()),
        ("And who is the mayor?", set()),
        ("and how many in Bray?", set()),
        ("And is it open?", set()),
        ("Why?", set()),
        ("And thanks", set()),
        ("And tell me more", set()),
        ("but explain why", set()),
        ("And please list them", set()),
        ("The opposition?", set()),
        ("and the man who was in charge of all of the old buildings there", set()),
    ],
)
def test_what_is_named_and_nothing_asked_of_it(question: str, topic: set[str]) -> None:
    assert topic_of(question) == topic
