"""What is an article, and what only makes one read it."""

from time import monotonic

import pytest

from ingest.teaser import is_teaser
from tests.ingest.feeds import FULL

FOOTER = "<p>The post <a>Ferry at Orl</a> appeared first on <a>Lund Courier</a>.</p>"


@pytest.mark.parametrize(
    "end",
    [
        "<p>Read more</p>",
        "<a href='/a'>Read more &raquo;</a>",
        "<p>Continue reading Ferry at Orl &rarr;</p>",
        "<p>Read the full story at the Courier.</p>",
        "It went on [&hellip;]",
        "It went on ...",
        "It went on [...]</p>",
        f"It went on [&#8230;]</p>{FOOTER}",
        "<p>Weiterlesen</p>",
    ],
)
def test_a_text_that_says_it_goes_on_is_a_teaser(end: str) -> None:
    assert is_teaser(FULL + end)


@pytest.mark.parametrize("end", ["", FOOTER, "<p>The mayor wants more time.</p>"])
def test_a_text_that_ends_is_an_article(end: str) -> None:
    assert not is_teaser(FULL + end)


def test_a_text_of_few_words_is_a_teaser() -> None:
    assert is_teaser("<p>It sails.</p>")


def test_a_text_of_nothing_but_broken_tags_is_read_at_once() -> None:
    begun = monotonic()
    is_teaser("<p " * 500_000)
    assert monotonic() - begun < 10
