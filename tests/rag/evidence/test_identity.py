import pytest

from rag.evidence.identity import identity


@pytest.mark.parametrize(
    ("question", "sentence", "told"),
    [
        (
            "Who is Anna Berg?",
            "\u201cNo,\u201d said Anna Berg, who speaks for 140 miners.",
            "who speaks for 140 miners",
        ),
        ("Who was Anna Berg?", "Anna Berg who built the pier, died.", "who built the pier"),
        ("Who's Berg?", "Anna Berg, who leads Orl, left.", "who leads Orl"),
        ("Who is Anna Berg?", "Anna Berg, who said she was tired, left.", None),
        ("Who is Anna Berg?", "Jon Holm, who leads Orl, met Anna Berg.", None),
        ("Who is Anna Berg suing?", "Anna Berg, who leads Orl, left.", None),
        ("Who is mayor?", "The mayor, who leads Orl, left.", None),
    ],
)
def test_a_clause_behind_a_name_tells_who_somebody_is(
    question: str, sentence: str, told: str | None
) -> None:
    found = identity(question, sentence)
    assert (sentence[slice(*found)] if found else None) == told
