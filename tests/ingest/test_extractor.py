"""The child process: what it finds, and that it can be given up on."""

import os
from time import monotonic

import pytest

from ingest.extractor import Extractor
from rag.errors import SourceError
from tests.ingest.pages import page
from tests.ingest.pdfs import pdf


def test_a_page_and_a_pdf_are_read_by_one_process(extractor: Extractor) -> None:
    assert extractor.read("html", page().encode()).title == "Four countries send engineers"
    process = extractor._process
    assert extractor.read("pdf", pdf(["It rained."])).text == "It rained."
    assert extractor._process is process


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4 nothing more", b"no pdf at all", b"", pdf(["A."])[:200]]
)
def test_a_broken_pdf_is_refused_in_one_line(extractor: Extractor, data: bytes) -> None:
    with pytest.raises(SourceError) as refused:
        extractor.read("pdf", data)
    assert len(str(refused.value).splitlines()) == 1


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    endless = ("<html><body><p>" + "<a href='/x'>A link</a> " * 200_000).encode()
    with Extractor(seconds=1.5) as extractor:
        begun = monotonic()
        with pytest.raises(SourceError, match=r"1\.5 seconds"):
            extractor.read("html", endless)
        assert monotonic() - begun < 5
        extractor.seconds = 20
        assert extractor.read("html", page().encode()).title


def test_a_process_that_died_is_replaced(extractor: Extractor) -> None:
    extractor.read("html", page().encode())
    assert extractor._process is not None
    os.kill(extractor._process.pid, 9)
    extractor._process.wait()
    assert extractor.read("html", page().encode()).title


def test_nothing_is_left_running_after_close() -> None:
    with Extractor() as extractor:
        extractor.read("html", page().encode())
        process = extractor._process
    assert process is not None
    assert process.poll() is not None
