"""A note of correction says what was wrong; a first edition of a festival says nothing of it."""

import pytest

from rag.evidence.errata import was_wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("An earlier version of this article said on 18 March.", True),
        ("Correction, 2 May: The first version gave 8 March.", True),
        ("This article was amended on 3 May: an earlier version misstated the sum.", True),
        ("The first edition of the festival, held in 1990, was called Echo Days.", False),
        ("The first report said that 14 people were killed.", False),
        ("An earlier report by the UN said so.", False),
    ],
)
def test_only_a_note_on_the_article_itself_says_what_was_wrong(sentence: str, wrong: bool) -> None:
    assert was_wrong(sentence) is wrong
