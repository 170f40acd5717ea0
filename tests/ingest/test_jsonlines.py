"""JSON Lines: a bad line is one reading with a reason, and the next is read."""

import gzip
import io
import json
from datetime import UTC, datetime

import pytest

from ingest.files import Stream, packed_or_not
from ingest.jsonlines import (
    FAILED_IN_A_ROW,
    MOST_BLANK,
    NOT_UTF_8,
    read_json,
    read_lines,
    read_object,
)
from ingest.reading import Reading

NOW = datetime(2025, 3, 20, tzinfo=UTC)
GOOD = b'{"id": "a", "text": "It rained."}\n'


def lines(data: bytes, longest: int = 100) -> list[Reading]:
    stream = io.BytesIO(data)
    return list(read_lines(Stream(stream, stream.tell), "news.jsonl", longest, NOW))


def test_every_line_is_an_article_with_its_place() -> None:
    first, second = lines(GOOD + b"\n" + GOOD.replace(b'"a"', b'"b"'))
    assert (first.source, first.article and first.article.id) == ("news.jsonl:1", "a")
    assert (second.source, second.article and second.article.id) == ("news.jsonl:3", "b")


def test_a_text_in_html_is_stored_as_it_reads() -> None:
    found = read_object({"text": "<p>Rain &amp; snow.</p><p>Ice.</p>"}, "a", NOW).article
    assert found
    assert found.text == "Rain & snow.\nIce."


def test_the_bytes_used_up_add_up_to_the_file() -> None:
    data = GOOD + b"oops\n" + GOOD
    assert sum(reading.size for reading in lines(data)) == len(data)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_lines_in_another_encoding_are_told_once(encoding: str) -> None:
    (reading,) = lines(GOOD.decode().encode(encoding) * 2, 200)
    assert (reading.source, reading.reason) == ("news.jsonl", NOT_UTF_8)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{oops\n", "is not JSON"),
        (b"[1]\n", "is not a JSON object"),
        (b'{"text": ""}\n', "has no text"),
        (b'{"body": "It rained."}\n', "it is read from the field 'text', not 'body'"),
        (b'{"text": "It rai\n', "is not JSON: Unterminated string starting at character 10"),
        (b'{"text": 3}\n', "'text'"),
        (b"\x00\x01\x02\x03\n", "is binary"),
        (b'{"text": "' + b"x" * 300 + b'"}\n', "is longer than 100 bytes"),
    ],
)
def test_a_bad_line_is_told_and_the_next_one_read(line: bytes, reason: str) -> None:
    bad, good = lines(line + GOOD)
    assert reason in str(bad.reason)
    assert good.source == "news.jsonl:2"
    assert good.article


def test_a_line_nested_too_deeply_is_told() -> None:
    bad, good = lines(b"[" * 100_000 + b"\n" + GOOD, longest=200_000)
    assert "nested" in str(bad.reason)
    assert good.article


def test_a_line_in_another_encoding_is_read_with_a_warning() -> None:
    (reading,) = lines('{"text": "Größe für alle."}'.encode("latin-1"))
    assert reading.article
    assert reading.article.text == "Größe für alle."
    assert "cp1252" in str(reading.warning)


def test_an_object_or_a_list_of_objects_is_read() -> None:
    one = {"id": "a", "text": "It rained."}
    (alone,) = read_json(json.dumps(one, indent=1).encode(), "a.json", NOW)
    first, second = read_json(json.dumps([one, 3]).encode(), "b.json", NOW)
    assert (alone.source, first.source, second.source) == ("a.json", "b.json[0]", "b.json[1]")
    assert alone.article
    assert first.article
    assert second.reason


def test_an_empty_list_is_told() -> None:
    (reading,) = read_json(b"[]", "a.json", NOW)
    assert reading.reason == "holds no articles"


def test_an_unreadable_date_is_a_warning() -> None:
    reading = read_object({"text": "It rained.", "published_at": "yesterdayish"}, "a", NOW)
    assert reading.article
    assert reading.article.published_at is None
    assert "yesterdayish" in str(reading.warning)


def unpacked(data: bytes) -> list[Reading]:
    stream = packed_or_not(gzip.compress(data))
    return list(read_lines(stream, "news.jsonl.gz", 20_000, NOW))


def test_what_unpacks_to_far_more_than_a_text_does_is_left() -> None:
    for data in (b"\0" * 9_000_000, GOOD + b" " * 9_000_000):
        *_, last = unpacked(data)
        assert "unpacks to over 200 times its size" in str(last.reason)


def test_a_text_that_packs_well_is_read() -> None:
    data = b"".join(GOOD.replace(b"a", b"%d" % n, 1) for n in range(3000))
    assert all(reading.article for reading in unpacked(data))


def test_endless_blank_lines_are_left() -> None:
    *_, last = lines(GOOD + b"\n" * 2 * MOST_BLANK + GOOD)
    assert "100,000 lines are blank" in str(last.reason)


@pytest.mark.parametrize("listed", [False, True])
def test_after_thousands_of_failures_in_a_row_a_source_is_left(listed: bool) -> None:
    data = b"x\n" * 20_000
    found = list(read_json(b"[" + b"1," * 20_000 + b"1]", "a", NOW)) if listed else lines(data)
    assert len(found) == FAILED_IN_A_ROW + 1
    assert "10,000 articles in a row could not be read" in str(found[-1].reason)
