"""The text of a PDF, with its lines made whole again."""

import pytest

from ingest.pdf import read_pdf, unwrap
from rag.errors import SourceError
from tests.ingest.pdfs import blank, pdf


def test_title_and_text_are_read_and_no_date_is_made_up() -> None:
    found = read_pdf(pdf(["It rained in Lund all day."], title="Rain"))
    assert (found.title, found.text) == ("Rain", "It rained in Lund all day.")
    assert found.published_at is None


def test_wrapped_lines_and_broken_words_are_joined() -> None:
    page = "The ministers of four countries met\nin Lund and agreed to send engi-\nneers."
    assert unwrap(page) == (
        "The ministers of four countries met in Lund and agreed to send engineers."
    )


def test_a_short_line_ends_its_paragraph() -> None:
    assert unwrap("Rain\nIt rained in Lund all day and all night") == (
        "Rain\nIt rained in Lund all day and all night"
    )


def test_a_line_that_goes_on_in_small_letters_ends_no_paragraph() -> None:
    wide = "The rain that fell was the heaviest since the summer"
    assert unwrap(f"It rained in\nLund all\nday.\n{wide}") == f"It rained in\nLund all day.\n{wide}"


def test_headline_outlet_and_byline_go_before_what_the_file_says_of_itself() -> None:
    lines = ["Lund Courier - 5 May 2026 - page 4", "Bridge to be shut until the winter"]
    lines += ["By Ann Berg", "It shut at noon.", "Lund Courier 5.5.2026 | 4"]
    found = read_pdf(pdf(lines, title="Microsoft Word - draft"))
    assert (found.title, found.text) == ("Bridge to be shut until the winter", "It shut at noon.")
    assert (found.publisher, found.published_at) == ("Lund Courier", "5 May 2026")
    assert found.authors == ("Ann Berg",)


def test_a_pdf_of_pictures_is_refused() -> None:
    with pytest.raises(SourceError, match="no text"):
        read_pdf(blank())


def test_a_locked_pdf_is_refused() -> None:
    with pytest.raises(SourceError, match="password"):
        read_pdf(blank("secret"))
