"""Plain text and Markdown: which line is the title, and what is left of the marks."""

from collections.abc import Callable
from datetime import date

import pytest

from ingest.prose import file_title, markdown_record, plain_record
from ingest.record import Record
from rag.errors import SourceError


def test_a_headline_is_the_title_and_no_part_of_the_text() -> None:
    found = plain_record("Four countries send engineers\n\nThey agreed in Lund.", "a.txt")
    assert (found.title, found.text) == ("Four countries send engineers", "They agreed in Lund.")


@pytest.mark.parametrize(
    "text", ["They agreed in Lund.\nThen they left.", "No more than one line", "x" * 151 + "\nEnd."]
)
def test_without_a_headline_the_name_of_the_file_is_the_title(text: str) -> None:
    found = plain_record(text, "four_countries-agree.txt")
    assert (found.title, found.text) == ("four countries agree", text)


def test_a_text_without_a_name_has_no_title() -> None:
    assert file_title("") == ""


def test_front_matter_gives_the_fields_it_names() -> None:
    text = (
        "---\ntitle: Rain\npublisher: The Lund Courier\ndate: 2025-03-17\n---\n# Rain\n\nIt rained."
    )
    found = markdown_record(text, "a.md")
    assert (found.title, found.publisher, found.text) == ("Rain", "The Lund Courier", "It rained.")
    assert found.published_at == date(2025, 3, 17)


def test_markdown_reads_as_it_is_shown() -> None:
    text = "# Rain\n\nIt *rained* in\n[Lund](https://lund.example).\n\n- All day\n- All night\n"
    found = markdown_record(text, "a.md")
    assert found.title == "Rain"
    assert found.text == "It rained in Lund.\n\nAll day\n\nAll night"


def test_a_table_in_markdown_is_a_line_a_row_with_its_cells_told_apart() -> None:
    table = "| Crew | Time |\n|:---|---:|\n| **Lund** | 4:12 |\n| Holm | |"
    found = markdown_record(f"# Regatta\n\nLund won.\n\n{table}\n\nIt rained.", "a.md")
    rows = "| Crew | Time |\n| Lund | 4:12 |\n| Holm |  |"
    assert found.text == f"Lund won.\n\n{rows}\n\nIt rained."


def test_markdown_without_front_matter_or_heading_is_named_after_its_file() -> None:
    assert markdown_record("It rained.", "rain_in_lund.md").title == "rain in lund"


@pytest.mark.parametrize(
    "title",
    [
        "Lowen tunnel: what drivers pay",
        "Who pays: 6 marks, or 9?",
        "@minister answers",
        'Holm: "We stay"',
        "What now:",
        "100% of it is gone",
    ],
)
def test_a_headline_need_not_be_quoted(title: str) -> None:
    text = f"---\ntitle: {title}\npublisher: Echo\ndate: 2026-11-21\n---\nIt rained."
    found = markdown_record(text, "a.md")
    assert (found.title, found.publisher) == (title, "Echo")
    assert found.published_at == date(2026, 11, 21)


@pytest.mark.parametrize("front", ["title: [", "- a\n- b", "just words"])
def test_broken_front_matter_is_refused(front: str) -> None:
    with pytest.raises(SourceError, match="front matter"):
        markdown_record(f"---\n{front}\n---\nIt rained.", "a.md")


def test_a_quote_that_never_ends_is_told_at_the_line_where_it_begins() -> None:
    front = 'publisher: Echo\ntitle: "Rain\nauthor: Ann Berg\ndate: 2026-05-05'
    with pytest.raises(SourceError, match="not YAML at line 3"):
        markdown_record(f"---\n{front}\n---\nIt rained.", "a.md")


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        (f"title: {'9' * 5000}", "cannot be read: Exceeds the limit"),
        ("url: x\nauthors:\n- !!int no", "cannot be read: .*, at line 4, '- !!int no'"),
        (f"title: 0x{'f' * 5000}", "cannot be read: Exceeds the limit"),
        ("title: !!bool rain", "cannot be read: 'rain', at line 2, 'title: !!bool rain'"),
        (f"title: {'[' * 3000}", "nested too deeply"),
    ],
)
def test_front_matter_that_holds_no_value_is_refused(front: str, reason: str) -> None:
    with pytest.raises(SourceError, match=f"front matter .*{reason}"):
        markdown_record(f"---\n{front}\n---\nIt rained.", "a.md")


@pytest.mark.parametrize("end", ["  ", "\\"])
def test_a_hard_break_ends_a_line(end: str) -> None:
    found = markdown_record(f"The minister said no.{end}\nThe envoy\nsaid yes.", "a.md")
    assert found.text == "The minister said no.\nThe envoy said yes."


HEADER = "Title: Bridge shut\nPublisher: The Echo\nDate: 10 November 2026\nURL: https://e.example/b"


@pytest.mark.parametrize("read", [plain_record, markdown_record])
@pytest.mark.parametrize("top", [HEADER, f"---\n{HEADER}\n---", f"{HEADER}\n\nBridge shut"])
def test_header_lines_give_their_fields_and_leave_the_text(
    read: Callable[[str, str], Record], top: str
) -> None:
    found = read(f"{top}\n\nIt shut at noon.", "a.txt")
    assert (found.title, found.publisher, found.text) == (
        "Bridge shut",
        "The Echo",
        "It shut at noon.",
    )
    assert (found.published_at, found.url) == ("10 November 2026", "https://e.example/b")


@pytest.mark.parametrize("read", [plain_record, markdown_record])
def test_what_does_not_fit_a_header_is_noted_and_in_no_text(
    read: Callable[[str, str], Record],
) -> None:
    found = read(f"{HEADER}\nAuthor: the newsroom\n\nIt shut at noon.", "a.txt")
    assert (found.title, found.text) == ("Bridge shut", "It shut at noon.")
    assert found.notes == ("authors 'the newsroom' is not the name of a person, and is left out",)


@pytest.mark.parametrize(
    ("read", "headline"), [(plain_record, "Bridge shut"), (markdown_record, "# Bridge shut")]
)
def test_outlet_day_and_byline_below_a_headline_are_read(
    read: Callable[[str, str], Record], headline: str
) -> None:
    top = f"{headline}\nThe Echo, 10 November 2026\nBy Priya Nair\n\n"
    found = read(f"{top}It shut at noon.", "a")
    assert (found.title, found.text) == ("Bridge shut", "It shut at noon.")
    assert (found.publisher, found.published_at) == ("The Echo", "10 November 2026")
    assert found.authors == ("Priya Nair",)


@pytest.mark.parametrize(
    "text",
    [
        "Source: The mayor knew\nDate: unclear\n\nIt shut.",
        "By Ann Berg\nBridge shut\n\nIt shut.",
        "Publisher: The Echo says no\n\nIt shut.",
    ],
)
def test_a_line_like_a_header_that_is_none_stays_in_the_text_and_is_no_title(text: str) -> None:
    found = plain_record(text, "bridge.txt")
    assert (found.title, found.text, found.authors) == ("bridge", text, ())


def test_markdown_without_a_heading_has_no_byline() -> None:
    found = markdown_record("By Ann Berg\n\nIt shut.", "bridge.md")
    assert (found.text, found.authors) == ("By Ann Berg\n\nIt shut.", ())


def test_front_matter_goes_before_what_stands_below_the_headline() -> None:
    front = "---\noutlet: Echo\ndate: 2026-11-21\n---\n"
    found = markdown_record(f"{front}# Rain\n\n*The Sun, 10 November 2026*\n\nIt rained.", "a.md")
    assert (found.publisher, found.published_at) == ("Echo", date(2026, 11, 21))
    assert found.text == "It rained."


def test_a_rule_above_a_text_is_no_front_matter() -> None:
    assert plain_record("---\nIt rained.\n---\nIt snowed.", "a.txt").text.startswith("---")
