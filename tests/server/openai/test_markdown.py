import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from server.openai.markdown import NO_ANSWER, RULE, escaped, flat, linkable, said

HOSTILE = [
    "![pixel](https://evil.example/p.png)",
    "[press here](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "# A headline",
    "- a row",
    "`code` and **bold** and ~~gone~~",
    r"back\slash \[x\]",
    "<https://evil.example>",
]


def shown(markdown: str) -> str:
    """Return what a reader of the Markdown sees, which must be nothing but text."""
    (_, inline, _) = MarkdownIt("commonmark").parse(markdown)
    kinds = {token.type for token in inline.children}
    assert kinds <= {"text", "text_special"}
    return "".join(token.content for token in inline.children)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_an_article_says_is_shown_and_does_nothing(text: str) -> None:
    assert shown(escaped(text)) == text


@given(st.text(alphabet="ab \\`*_[]<>()!#+-=|~&1.\n"))
def test_markdown_is_read_back_as_it_was(text: str) -> None:
    assert said(escaped(text)) == flat(text)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://echo.example/a", "https://echo.example/a"),
        ("https://echo.example/a_(b)?q=1&r=%20", "https://echo.example/a_%28b%29?q=1&r=%20"),
        ("https://echo.example/a b>\n)", "https://echo.example/a%20b%3E%0A%29"),
    ],
)
def test_an_address_cannot_end_its_link(url: str, safe: str) -> None:
    assert linkable(url) == safe


def test_a_later_turn_knows_only_the_statements() -> None:
    statements = "One. [[1]](https://a.example)[[2]](x)\n\nTwo: [[1]](x)\n- row [[3]](y)"
    assert said(f"{statements}{RULE}1. [A](x)") == "One. Two:"
    assert said(f"{NO_ANSWER}Nothing was found.") == ""
