"""The hour of an entry and an appeal tell nothing; who took a picture stands with its caption."""

import pytest

from rag.evidence.doubt import Doubted
from rag.evidence.furniture import is_aside, is_furniture


@pytest.mark.parametrize(
    ("sentence", "furniture"),
    [
        ("17:45", True),
        ("5.30 p.m.", True),
        ("Follow us on Instagram.", True),
        ("Here's what the merger could mean for shoppers.", True),
        ("Here are the winners: Orl and Bray.", False),
        ("Here's what she said: it is too late.", False),
        ("$12.50", False),
        ("2.50%", False),
        ("99:99", False),
    ],
)
def test_a_time_alone_is_no_sentence(sentence: str, furniture: bool) -> None:
    assert is_furniture(sentence) is furniture


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Berg/AFP/Getty Images Sailors and their dogs wait on the quay.",
        "Tom Holm/AP The crew lifts the cup.",
        "Ines de la Cruz/EPA-EFE",
        "AP Photo/Tom Holm",
        "Image source, Reuters",
        "Photograph: Ann Berg/The Courier",
        "The crew with the cup in May (Picture: Una Holm)",
        "The crew lifts the cup. REUTERS/Tom Holm",
        "The crew lifts the cup (Tom Holm/PA).",
    ],
)
def test_a_sentence_with_the_credit_of_a_picture_is_its_caption(sentence: str) -> None:
    assert is_aside(sentence)
    assert Doubted("Who waits?").of_sentence(sentence) < 0


@pytest.mark.parametrize(
    "sentence",
    [
        "LUND (Reuters) - The mayor resigned.",
        "The mayor resigned (AP).",
        "A Reuters/Ipsos poll found that most of them agree.",
        "Ipsos/Reuters polling found the same.",
        "The AC/DC concert is off.",
        "The Lund/Holm line is shut.",
        "She took the picture: it hangs in the hall.",
    ],
)
def test_an_agency_or_a_stroke_alone_makes_no_caption(sentence: str) -> None:
    assert not is_aside(sentence)


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("Pier reopens:What visitors will pay from May", True),
        ("'Absolute disaster':Union leader blasts the plan to close it", True),
        ("Orl:About 40 pupils will move when the school closes.", False),
        ("The score was 3:2 and Dahl was pleased with that", False),
        ("He said: Nobody will have to pay for this", False),
        ("Fee:Four crowns", False),
    ],
)
def test_the_headline_of_another_article_is_no_part_of_the_text(
    sentence: str, headline: bool
) -> None:
    assert is_aside(sentence) is headline
