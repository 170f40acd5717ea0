"""Every source and everything that can be wrong with one, each in a line of its own."""

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from ingest.documents import PROSE
from ingest.extractor import Extractor
from ingest.reading import Reading
from ingest.sources import NOT_FETCHED, Sources, total_bytes
from rag.settings import Settings
from tests.ingest.conftest import Web
from tests.ingest.pages import STORY, page
from tests.ingest.pdfs import pdf

LINE = json.dumps({"id": "rain", "text": "It rained."}).encode() + b"\n"


@pytest.fixture
def sources(settings: Settings, extractor: Extractor) -> Sources:
    reader = Sources(settings)
    reader.extractor = extractor
    return reader


def one(sources: Sources, source: object) -> Reading:
    (reading,) = sources.read([str(source)])
    return reading


def title_and_text(reading: Reading) -> tuple[str, str]:
    assert reading.article, reading.reason
    return reading.article.title, reading.article.text


@pytest.mark.parametrize(
    ("name", "data", "title"),
    [
        ("a.txt", b"Rain in Lund\nIt rained.", "Rain in Lund"),
        ("rain_in_lund.txt", b"It rained.", "rain in lund"),
        ("a.md", b"---\ntitle: Rain\n---\nIt rained.", "Rain"),
        ("a.pdf", pdf(["It rained."], title="Rain"), "Rain"),
        ("a.jsonl.gz", gzip.compress(b'{"title": "Rain", "text": "It rained."}', mtime=0), "Rain"),
        ("a.json", b'{"title": "Rain",\n "text": "It rained."}', "Rain"),
        ("a.txt", "Rain in Lund\nIt rained.".encode("utf-16"), "Rain in Lund"),
    ],
)
def test_every_kind_of_file_is_read(
    sources: Sources, tmp_path: Path, name: str, data: bytes, title: str
) -> None:
    (tmp_path / name).write_bytes(data)
    assert title_and_text(one(sources, tmp_path / name)) == (title, "It rained.")


def test_a_page_in_a_file_is_read(sources: Sources, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page())
    title, text = title_and_text(one(sources, tmp_path / "a.html"))
    assert (title, text) == ("Four countries send engineers", "\n".join(STORY))


def test_a_page_that_names_an_impossible_encoding_is_read(sources: Sources, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page("<meta charset='undefined'>"))
    assert title_and_text(one(sources, tmp_path / "a.html"))


def test_the_encoding_a_page_names_is_used(sources: Sources, tmp_path: Path) -> None:
    html = page("<meta charset='windows-1251'>", "<p>Министр сказал, что дождь идёт.</p>")
    (tmp_path / "a.html").write_bytes(html.encode("cp1251", "xmlcharrefreplace"))
    assert "Министр сказал" in title_and_text(one(sources, tmp_path / "a.html"))[1]


def test_a_folder_is_read_in_order_without_what_is_hidden_or_of_another_kind(
    sources: Sources, tmp_path: Path
) -> None:
    for name in ("b.txt", "a/c.txt", ".git/d.txt", "e.png", ".f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("It rained.")
    found = [Path(reading.source).name for reading in sources.read([str(tmp_path)])]
    assert found == ["b.txt", "c.txt"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("broken.pdf", b"%PDF-1.4 and no more", "is damaged or cut short"),
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n ", "is empty"),
        ("program.txt", b"\x7fELF" + bytes(100), "is binary, not text"),
        ("shop.html", b"<html><body><a href='/'>Home</a></body></html>", "holds no article"),
        ("large.txt", b"word " * 20_000, "is larger than 50,000 bytes"),
        ("cut.jsonl.gz", gzip.compress(LINE, mtime=0)[:-9], "cannot be read any further"),
        ("false.jsonl.gz", b"It is not packed.", "cannot be read any further"),
        ("picture.png", b"", "by its ending"),
        ("broken.json", b"{", "is not JSON"),
        ("front.md", b"---\na: [\n---\nIt rained.", "front matter"),
        ("tag.md", b"---\ntitle: !!bool rain\n---\nIt rained.", "at line 2, 'title: !!bool rain'"),
        ("wide.jsonl", LINE.decode().encode("utf-16"), "is UTF-16"),
        ("wide.jsonl.gz", gzip.compress(LINE.decode().encode("utf-16"), mtime=0), "is UTF-16"),
    ],
)
def test_a_bad_file_is_told_in_one_line(
    sources: Sources, tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    *_, reading = sources.read([str(tmp_path / name)])
    assert reason in str(reading.reason)
    assert len(str(reading.reason).splitlines()) == 1


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "'2026-02-30'", "0000-01-01"])
def test_a_day_that_never_was_is_left_out_and_told(
    sources: Sources, tmp_path: Path, day: str
) -> None:
    text = f"---\ntitle: Rain\npublished_at: {day}\nupdated_at: 2026-03-01\n---\nIt rained."
    (tmp_path / "day.md").write_text(text)
    reading = one(sources, tmp_path / "day.md")
    assert title_and_text(reading) == ("Rain", "It rained.")
    assert reading.article
    assert (reading.article.published_at, bool(reading.article.updated_at)) == (None, True)
    assert reading.warning == f"published_at {day.strip(chr(39))!r} is not a date, and is left out"


@pytest.mark.parametrize("source", ["ftp://x/y", "file:///etc/passwd", "gopher://x"])
def test_only_the_web_is_fetched(sources: Sources, source: str) -> None:
    assert one(sources, source).reason == NOT_FETCHED


def test_what_nobody_foresaw_is_told_of_its_own_source(
    sources: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "b.md").write_text("It rained.")
    (tmp_path / "c.txt").write_text("It snowed.")
    monkeypatch.setitem(PROSE, "markdown", lambda text, name: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        list(sources.read([str(tmp_path)]))
    sources.unforeseen = lambda error: f"kept: {type(error).__name__}"
    first, second, third = sources.read([str(tmp_path)])
    assert (second.source, second.reason) == (str(tmp_path / "b.md"), "kept: ZeroDivisionError")
    assert [title_and_text(one)[1] for one in (first, third)] == ["It rained.", "It snowed."]


def test_a_file_that_does_not_exist_is_told(sources: Sources, tmp_path: Path) -> None:
    assert "no file and no folder" in str(one(sources, tmp_path / "none.txt").reason)


def test_an_empty_folder_is_told(sources: Sources, tmp_path: Path) -> None:
    assert "holds no file" in str(one(sources, tmp_path).reason)


def test_the_last_of_a_folder_tells_what_was_passed_over(sources: Sources, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.docx"):
        (tmp_path / name).write_text("It rained.")
    first, last = sources.read([str(tmp_path)])
    assert first.warning is None
    assert str(last.warning).endswith("passed over, for such files are not read: 1 .docx")
    (tmp_path / "d.txt").symlink_to("nowhere")
    *_, broken = sources.read([str(tmp_path)])
    assert "leads to no file; in " in str(broken.reason)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(sources: Sources, tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch(0o000)
    assert "permission denied" in str(one(sources, tmp_path / "a.txt").reason)


def test_one_bad_source_does_not_stop_the_others(sources: Sources, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    *bad, good = sources.read(["none.txt", "a" * 300, "http://a..b/", str(tmp_path / "a.txt")])
    assert all(reading.reason for reading in bad)
    assert good.article


@pytest.mark.parametrize(
    "data", [LINE, b"It rained.", page().encode(), pdf(["It rained."])], ids=str
)
def test_standard_input_shows_what_it_is(sources: Sources, data: bytes) -> None:
    sources.stdin = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
    assert one(sources, "-").article


def test_lines_are_read_as_they_come(settings: Settings) -> None:
    source, sink = os.pipe()
    with os.fdopen(source, "rb") as stdin, Sources(settings, stdin) as sources:
        readings = sources.read(["-"])
        os.write(sink, LINE)
        assert next(readings).article
        os.close(sink)
        assert list(readings) == []


def test_a_fetched_page_knows_where_it_is_from(sources: Sources, web: Web) -> None:
    url = web.serve("/rain", page().encode())
    reading = one(sources, url)
    assert reading.article
    assert (reading.article.url, reading.article.published_at) == (url, None)
    assert reading.article.fetched_at


def test_a_password_in_an_address_is_kept_nowhere(sources: Sources, web: Web) -> None:
    data = page("<link rel='canonical' href='http://me:sekret@127.0.0.1/rain'>").encode()
    found = one(sources, web.serve("/rain", data).replace("//", "//me:sekret@"))
    missing = one(sources, web.url("/none").replace("//", "//me:sekret@"))
    assert found.article
    assert missing.reason
    assert "sekret" not in f"{found} {missing}"


def test_a_fetched_picture_is_told(sources: Sources, web: Web) -> None:
    assert "is image/png" in str(one(sources, web.serve("/a", b"", "image/png")).reason)


def test_a_page_that_is_not_there_is_told(sources: Sources, web: Web) -> None:
    assert one(sources, web.url("/none")).reason == "answered 404 Not Found"


def test_fetched_lines_are_articles(sources: Sources, web: Web) -> None:
    assert one(sources, web.serve("/news.jsonl?all", LINE, "application/octet-stream")).article
    packed = web.serve("/news.jsonl.gz", gzip.compress(LINE, mtime=0), "application/gzip")
    assert one(sources, packed).article


def test_the_size_of_files_is_known_and_that_of_addresses_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    assert total_bytes([str(tmp_path), "none"]) == 5
    assert total_bytes([str(tmp_path), "-"]) is None
    assert total_bytes(["https://courier.example/"]) is None
