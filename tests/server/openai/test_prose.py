from datetime import UTC, datetime

from rag.types import Answer, Caveat, Citation, Item, Statement
from server.openai.prose import Prose, whole

SITE = "http://127.0.0.1:8000"


def cited(number: int, quote: str, **more: object) -> Citation:
    fields = {"article_id": f"a{number}", "url": f"https://echo.example/{number}"} | more
    return Citation(title=f"Title {number}", quote=quote, start=0, end=len(quote), **fields)


ONE, TWO = cited(1, "Albrant sends troops."), cited(2, "Merrow does too.", publisher="Post")
STATEMENTS = (
    Statement(text="Albrant sends troops.", citations=(ONE,)),
    Statement(
        text="Two send troops:",
        citations=(ONE, TWO),
        items=(Item(text="Albrant", citations=(ONE,)), Item(text="Merrow", citations=(TWO,))),
    ),
)


def test_every_reference_lies_where_it_says() -> None:
    prose = Prose(SITE)
    text, annotations = dict(whole(map(prose.stated, STATEMENTS))).values()
    markers = [text[a.url_citation.start_index : a.url_citation.end_index] for a in annotations]
    one, two = "[[1]](https://echo.example/1)", "[[2]](https://echo.example/2)"
    assert markers == [one, one, two, one, two]
    assert [a.citation for a in annotations] == [ONE, ONE, TWO, ONE, TWO]
    assert text == (
        f"Albrant sends troops. {one}\n\nTwo send troops: {one}{two}"
        f"\n- Albrant {one}\n- Merrow {two}"
    )


def test_the_sources_are_listed_with_what_was_not_said_word_for_word() -> None:
    prose = Prose(SITE)
    for statement in STATEMENTS:
        prose.stated(statement)
    caveat = Caveat(kind="single_source", text="Only one outlet says so.")
    as_of = datetime(2026, 3, 5, tzinfo=UTC)
    answer = Answer(question="?", statements=STATEMENTS, caveats=(caveat,), as_of=as_of)
    assert prose.ended(answer).text == (
        "\n\n---\n\nNote: Only one outlet says so.\n\nAs of 5 March 2026.\n\n"
        "1. [Title 1](https://echo.example/1), no outlet, no date\n"
        "2. [Title 2](https://echo.example/2), Post, no date: “Merrow does too.”"
    )


def test_an_abstention_says_so_and_shows_what_was_nearest_without_citing_it() -> None:
    answer = Answer(question="?", abstained=True, missing="Nothing answers this.", nearest=(TWO,))
    ended = Prose(SITE).ended(answer)
    assert ended.text.startswith("No answer. Nothing answers this.\n\n---\n\nNearest evidence")
    assert "“Merrow does too.”" in ended.text
    assert ended.annotations == ()


def test_an_article_of_no_web_address_is_linked_here() -> None:
    here = f"{SITE}/api/articles/a%2F3?version=2"
    for url in (None, "javascript:alert(1)", "file:///etc/passwd"):
        citation = cited(3, "A quote.", article_id="a/3", url=url, version=2)
        assert Prose(SITE).address(citation) == here
