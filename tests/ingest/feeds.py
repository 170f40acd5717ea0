"""Feeds of our own, as a small newspaper would send them."""

from collections.abc import Sequence

FULL = "".join(
    f"<p>The {n}th of many paragraphs tells more of the ferry at Orl.</p>" for n in range(9)
)


def rss(items: Sequence[str], link: str = "https://courier.example/") -> bytes:
    """Return an RSS feed of The Lund Courier."""
    return (
        '<?xml version="1.0"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Lund Courier</title><link>{link}</link>{''.join(items)}</channel></rss>"
    ).encode()


def item(link: str, title: str = "Ferry at Orl", body: str = "", more: str = "") -> str:
    """Return an entry of an RSS feed, with a full text where one is given."""
    full = f"<content:encoded><![CDATA[{body}]]></content:encoded>" if body else ""
    return (
        f"<item><title>{title}</title><link>{link}</link><pubDate>Tue, 10 Nov 2026 08:00:00 GMT"
        f"</pubDate><dc:creator>Priya Nair</dc:creator>{full}{more}</item>"
    )


def atom(entries: Sequence[str]) -> bytes:
    """Return an Atom feed."""
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Echo</title>'
        f"<link href='https://echo.example/'/>{''.join(entries)}</feed>"
    ).encode()
