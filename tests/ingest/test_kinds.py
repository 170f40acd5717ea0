"""What a source is."""

import pytest

from ingest.kinds import Kind, by_content, by_name, by_type, fetched


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "html"),
        ("A.TXT", "text"),
        ("a.b.md", "markdown"),
        ("news.2025.jsonl.gz", "lines"),
        ("a.json", "json"),
        ("feed.xml", "feed"),
        ("a.png", None),
        ("a.gz", None),
        ("README", None),
    ],
)
def test_the_ending_of_a_name_says_the_kind(name: str, kind: Kind | None) -> None:
    assert by_name(name) == kind


def test_a_media_type_says_the_kind() -> None:
    assert by_type("Text/HTML; charset=utf-8") == "html"
    assert by_type("image/png") is None


@pytest.mark.parametrize(
    ("media_type", "head", "kind"),
    [
        ("text/xml", b"<rss>", "feed"),
        ("text/html", b"<feed xmlns='x'>", "feed"),
        ("application/xml", b"<!DOCTYPE html><html>", "html"),
        ("text/plain", b"<rss>", "feed"),
        ("application/xml", b"<urlset>", "feed"),
        ("text/html", b"It rained.", "html"),
        ("image/png", b"<rss>", None),
    ],
)
def test_what_is_sent_shows_whether_it_is_a_feed(
    media_type: str, head: bytes, kind: Kind | None
) -> None:
    assert fetched(media_type, "/news", head) == kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7", "pdf"),
        (b'\xef\xbb\xbf {"id": 1}', "lines"),
        ('{"id": 1}'.encode("utf-16"), "lines"),
        ('{"id": 1}'.encode("utf-16-be"), "lines"),
        ("It rained in Lund.".encode("utf-16"), "text"),
        (b"\n<!DOCTYPE html><html>", "html"),
        (b"# Rain in Lund\n\nIt rained.", "markdown"),
        (b"---\ntitle: Rain\n---\n\n## Rain", "markdown"),
        (b"It rained.\n\n| Day | Rain |\n|:---|---:|\n| Monday | 4 |", "markdown"),
        (b"#rain in Lund", "text"),
        (b"It rained. --- | --- It snowed.", "text"),
        (b"<?xml version='1.0'?><?style x?>\n<!-- news --><rss version='2.0'>", "feed"),
        (b"<!DOCTYPE rss PUBLIC '-//x' 'y'><rdf:RDF xmlns=''>", "feed"),
        (b"<?xml version='1.0'?><urlset>", "text"),
        (b"<?x?>" * 200, "text"),
        (b"It rained in Lund.", "text"),
        (b"", "text"),
    ],
)
def test_the_first_bytes_show_the_kind(head: bytes, kind: Kind) -> None:
    assert by_content(head) == kind
