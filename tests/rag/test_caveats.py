from datetime import UTC, datetime

import pytest

from rag.caveats import find_caveats
from rag.dates import find_window
from rag.readings import Reading
from rag.types import ArticleInfo, Citation, Hit, Item, Marked, Passage, Span, Statement

ASKED = datetime(2026, 3, 12, tzinfo=UTC)


def said(quote: str, publisher: str, day: int | None = 10) -> Statement:
    published = datetime(2026, 3, day, tzinfo=UTC) if day else None
    citation = Citation(
        article_id=publisher.lower(),
        publisher=publisher,
        published_at=published,
        quote=quote,
        start=0,
        end=1,
    )
    return Statement(text=quote, citations=(citation,))


def kinds(question: str, *statements: Statement, asked_at: datetime = ASKED) -> list[str]:
    window = find_window(question, asked_at)
    return [c.kind for c in find_caveats(question, statements, window, asked_at, outlets=2)]


def test_one_outlet_however_it_is_spelt_is_one_source() -> None:
    one, other = said("Dell leads.", "The Echo"), said("Dell is at the head.", "ECHO")
    assert kinds("Who leads?", one, other) == ["single_source"]
    assert kinds("Who leads?", one, said("Dell is at the head.", "The Echo Weekly")) == []


def test_two_outlets_with_different_figures_disagree() -> None:
    one, other = said("It has 1,200 soldiers.", "Echo"), said("It has 1,800 soldiers.", "Post")
    assert kinds("How many soldiers are there?", one, other) == ["disagreement"]
    assert kinds("Who leads them?", one, other) == []


@pytest.mark.parametrize(
    ("later", "days", "kind"),
    [
        ("Its number has grown to 1,800 soldiers.", 3, "changed"),
        ("It has 1,800 soldiers, not 1,200.", 3, "changed"),
        ("Its number has grown to 1,800 soldiers.", 0, "disagreement"),
        ("It has 1,800 soldiers in Orl, which now has a wall.", 3, "disagreement"),
        ("It has 1,800 soldiers and 1,200 cuts to bear.", 3, "disagreement"),
        ("Its number has grown to 1,800 soldiers.", -3, "disagreement"),
        ("It has 1,800 soldiers.", 3, "disagreement"),
    ],
)
def test_a_figure_that_a_later_article_says_has_changed_is_no_disagreement(
    later: str, days: int, kind: str
) -> None:
    one, other = said("It has 1,200 soldiers.", "Echo", 8), said(later, "Post", 8 + days)
    at = later.index("1,800")
    other = other.model_copy(update={"answer": Marked(start=at, end=at + 5)})
    assert kinds("How many soldiers are there?", other, one) == [kind]


def test_what_a_toll_has_come_to_is_told_newest_first() -> None:
    told = [("Nine are now known to have died.", 20), ("Two died in Orl.", 8), ("Four died.", 10)]
    found = [said(text, f"Post {day}", day) for text, day in told]
    marked = [
        one.model_copy(update={"answer": Marked(start=0, end=one.text.index(" "))}) for one in found
    ]
    (caveat,) = find_caveats("How many died in Orl?", marked, None, None, outlets=2)
    assert (caveat.kind, caveat.text) == (
        "changed",
        "The figure has changed; newest first: Post 20 (20 March 2026): Nine; "
        "Post 10 (10 March 2026): Four; Post 8 (8 March 2026): Two.",
    )


@pytest.mark.parametrize(
    ("later", "before"),
    [
        ("Four people are now known to have died in Hale.", "Nine people died in Dorn."),
        ("Nine people are now known to have died in Hale.", "Four people died in Dorn."),
    ],
    ids=["fewer", "more"],
)
def test_what_two_events_took_is_no_change(later: str, before: str) -> None:
    told = said(later, "Post", 20), said(before, "Echo", 3)
    marked = [
        one.model_copy(update={"answer": Marked(start=0, end=one.text.index(" "))}) for one in told
    ]
    found = find_caveats("How many people died in the quake?", marked, None, None, outlets=2)
    assert "changed" not in [caveat.kind for caveat in found]


def test_one_figure_written_two_ways_is_no_disagreement() -> None:
    soldiers = said("It has 1,200 soldiers.", "Echo"), said("It has 1200 soldiers.", "Post")
    metres = said("It is 5.0 metres long.", "Echo"), said("It is 5 metres long.", "Post")
    assert kinds("How many soldiers are there?", *soldiers) == []
    assert kinds("How many soldiers above 1200 are there?", *soldiers) == []
    assert kinds("How long is it?", *metres) == []


def test_one_outlet_alone_is_said() -> None:
    assert kinds("Who leads?", said("Dell leads.", "Echo")) == ["single_source"]


def test_nobody_is_alone_with_what_another_outlet_has_in_other_words() -> None:
    told = said("The ferry's captain, Emil Holm, was freed.", "Echo")
    one = told.model_copy(update={"answer": Marked(start=21, end=30)})
    assert one.text[21:30] == "Emil Holm"

    def found(text: str, publisher: str, statement: Statement = one) -> list[str]:
        info = ArticleInfo(id="b", publisher=publisher)
        span = Span(start=0, end=len(text))
        passage = Passage(
            article_id="b", version=1, ordinal=0, start=0, end=span.end, text=text,
            sentences=(span,),
        )  # fmt: skip
        read = [Reading(hit=Hit(passage=passage, article=info, score=1), span=span, score=0.1)]
        asked = "Who was the captain of the ferry?"
        caveats = find_caveats(asked, [statement], None, ASKED, outlets=2, read=read)
        return [c.kind for c in caveats]

    swam = "The captain, Emil Holm, swam ashore."
    assert found(swam, "Post") == []
    assert found(swam, "Echo") == ["single_source"]
    assert found("Emil Holm swam ashore.", "Post") == ["single_source"]
    assert found("The captain, Lars Holm, swam ashore.", "Post") == ["single_source"]
    assert found(swam, "Post", told) == ["single_source"]


def test_one_sentence_in_two_outlets_is_one_source() -> None:
    wire = said("Dell leads.", "Echo"), said("\u201cDell  leads\u201d.", "Post")
    assert kinds("Who leads?", *wire) == ["single_source"]
    (caveat,) = find_caveats("Who leads?", wire, None, ASKED, outlets=3)
    assert caveat.text == "Echo and Post print the same text: they count as one source."
    more = said("The party is led by Dell.", "Gazette")
    assert kinds("Who leads?", *wire, more) == []
    assert kinds(
        "Who leads?",
        *wire,
        more.model_copy(
            update={"citations": (more.citations[0].model_copy(update={"publisher": "Post"}),)}
        ),
    ) == ["single_source"]


def test_a_list_may_be_partial() -> None:
    one = said("Norway and Denmark will send ships.", "Echo")
    rows = tuple(Item(text=name, citations=one.citations) for name in ("Norway", "Denmark"))
    listed = one.model_copy(update={"items": rows})
    assert kinds("Which countries send ships?", listed) == ["single_source", "partial_list"]
    assert "partial_list" not in kinds("Which countries send ships?", one)


@pytest.mark.parametrize(
    ("question", "told", "whole"),
    [
        ("Which countries send ships?", "Two countries, Norway and Denmark, send ships.", True),
        ("Which countries send ships?", "Both Norway and Denmark send two ships.", False),
        ("Which countries send ships?", "Three countries send ships: Norway and Denmark.", False),
        ("Which ministers resigned?", "The two senior ministers, Norway and Denmark.", True),
        ("Which countries send ships?", "At least two countries, Norway and Denmark.", False),
        ("Which countries send ships?", "Two countries, including Norway and Denmark.", False),
        ("Which countries send ships?", "Two other countries, Norway and Denmark.", False),
        ("Which countries send ships?", "The first two countries, Norway and Denmark.", False),
        ("Which European countries do?", "Two European ministers met: Norway, Denmark.", False),
    ],
)
def test_a_list_is_whole_where_its_sentence_counts_what_it_names(
    question: str, told: str, whole: bool
) -> None:
    one = said(told, "Echo")
    rows = tuple(Item(text=name, citations=one.citations) for name in ("Norway", "Denmark"))
    assert ("partial_list" in kinds(question, one.model_copy(update={"items": rows}))) is not whole


def test_a_window_without_evidence_is_said() -> None:
    found = kinds("What did Dell say yesterday?", said("Dell spoke.", "Echo", 2))
    assert found[0] == "window_empty"


def test_old_evidence_is_said_unless_the_question_names_its_time() -> None:
    late = datetime(2026, 9, 1, tzinfo=UTC)
    assert "old_evidence" in kinds("Who leads?", said("Dell leads.", "Echo"), asked_at=late)
    assert "old_evidence" not in kinds(
        "Who led in March 2026?", said("Dell leads.", "Echo"), asked_at=late
    )


def test_a_missing_date_is_said() -> None:
    assert "no_date" in kinds("Who leads?", said("Dell leads.", "Echo", None))


def unnamed(article: str, quote: str) -> Statement:
    citation = Citation(article_id=article, quote=quote, start=0, end=len(quote))
    return Statement(text=quote, citations=(citation,))


def test_copies_that_name_no_outlet_count_as_one_source() -> None:
    copies = unnamed("a", "Dell leads."), unnamed("b", "Dell leads.")
    (caveat, _) = find_caveats("Who leads?", copies, None, ASKED, outlets=1)
    assert caveat.text == (
        "Articles that name no outlet print the same text: they count as one source."
    )
    mixed = said("Dell leads.", "Echo"), unnamed("b", "Dell leads.")
    (caveat, _) = find_caveats("Who leads?", mixed, None, ASKED, outlets=1)
    assert caveat.text.startswith("Echo and an unnamed outlet print")
    assert kinds("Who leads?", unnamed("a", "Dell leads."), unnamed("b", "Dell is ahead.")) == [
        "no_date"
    ]


def test_outlets_that_name_one_agency_count_as_one_source() -> None:
    told = said("Berg will resign, according to Reuters.", "Echo")
    wire = said("Alva Berg is to resign, Reuters reported.", "Post")
    own = said("Alva Berg is to resign, she told the Post.", "Post")
    (caveat,) = find_caveats("Who will resign?", (told, wire), None, ASKED, outlets=3)
    assert caveat.text == "Echo and Post rest on the same news agency: they count as one source."
    assert kinds("Who will resign?", told, own) == []
