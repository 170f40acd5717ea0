from datetime import UTC, date, datetime

import click
import pytest

from rag.types import Answer, Citation, Item, Marked, Statement
from server.cli.show import Numbered, clean, day, emphasised, line, whole


def citation(start: int, **more: object) -> Citation:
    return Citation(article_id="a", quote="Troops left.", start=start, end=start + 12, **more)


def shown(answer: Answer) -> list[str]:
    return click.unstyle(whole(answer)).splitlines()


def test_the_same_quote_keeps_its_number() -> None:
    numbered = Numbered()
    marks = [click.unstyle(numbered.mark([citation(n)])) for n in (0, 50, 0)]
    assert marks == ["[1]", "[2]", "[1]"]


def test_every_row_of_a_list_has_its_own_marks() -> None:
    rows = (
        Item(text="Albrant", citations=(citation(0),)),
        Item(text="Merrow", citations=(citation(50),)),
    )
    statement = Statement(text="Two do.", citations=(citation(0),), items=rows)
    text = click.unstyle(Numbered().statement(statement))
    assert text.splitlines() == ["Two do. [1]", "  • Albrant [1]", "  • Merrow [2]"]


def test_the_words_that_answer_are_bold_and_their_day_is_told() -> None:
    answer = Marked(start=12, end=18, day=date(2026, 3, 9))
    told = Statement(text="Troops left Monday.", citations=(citation(0),), answer=answer)
    bold = click.style("Monday", bold=True)
    assert emphasised(told) == f"Troops left {bold} (9 March 2026)."
    assert emphasised(told.model_copy(update={"answer": None})) == "Troops left Monday."


def test_a_missing_date_and_outlet_are_shown_as_such() -> None:
    answer = Answer(
        question="q", statements=(Statement(text="Troops left.", citations=(citation(0),)),)
    )
    assert shown(answer)[-2:] == ["    no outlet, no date", "    a"]


def test_an_updated_article_says_so() -> None:
    cited = citation(0, publisher="Echo", updated_at=datetime(2026, 3, 7, tzinfo=UTC))
    answer = Answer(question="q", statements=(Statement(text="Left.", citations=(cited,)),))
    assert "    Echo, no date, updated 7 March 2026" in shown(answer)


def test_an_abstention_shows_the_nearest_evidence() -> None:
    answer = Answer(question="q", abstained=True, missing="Nothing on oil.", nearest=(citation(0),))
    assert shown(answer)[:4] == [
        "No answer. Nothing on oil.",
        "",
        "Nearest evidence, which does not answer it:",
        "[1] “Troops left.”",
    ]


@pytest.mark.parametrize("evil", ["\x1b[2J", "\x07", "\x9b0m", "\x08", "\x7f", "\r"])
def test_control_characters_do_not_reach_a_terminal(evil: str) -> None:
    assert evil[0] not in clean(f"a{evil}b")
    assert evil[0] not in line(f"a{evil}b")


def test_text_in_any_script_stays() -> None:
    assert clean("Désirée\tÀlvaro 🕊️\n日本") == "Désirée\tÀlvaro 🕊️\n日本"
    assert day(None) == "no date"
