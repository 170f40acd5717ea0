"""Fetches one address: bounded in time, size and redirects, and only from the public network."""

import asyncio
import socket
from email.message import Message
from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple

import httpx

from ingest.address import NONE, check, parsed
from ingest.identity import without_user
from rag.errors import RefusedError, SourceError
from rag.settings import Settings

MOST_REDIRECTS = 5
PASSING = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS)
"""Refusals that say to come again."""

CONNECT_SECONDS = 10.0
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; dateline/0.1)",
    "Accept": "text/html, application/xhtml+xml, text/*, application/pdf, application/json,"
    " application/rss+xml, application/atom+xml, application/xml;q=0.9",
}
ONE_REQUEST_EACH = httpx.Limits(max_keepalive_connections=0)
"""A connection kept for a redirect could be closed by then, or be meant for another host."""

GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All of IPv6 that is routed publicly; what else there is may be translated to anywhere."""

NAT64 = IPv6Network("64:ff9b::/96")

REASONS: tuple[tuple[type[Exception], str], ...] = (
    (httpx.TooManyRedirects, f"redirects more than {MOST_REDIRECTS} times"),
    (httpx.ConnectTimeout, f"did not accept a connection within {CONNECT_SECONDS:g} seconds"),
    (httpx.ConnectError, "cannot be connected to"),
    (httpx.UnsupportedProtocol, "leads to an address that is not http or https"),
    (httpx.InvalidURL, NONE),
    (UnicodeError, "is or leads to an address whose host has a name that no host can have"),
    (httpx.DecodingError, "sent a body that cannot be unpacked"),
    (httpx.HTTPError, "broke off the transfer"),
)


class Page(NamedTuple):
    """What came back, from which address after all redirects, without a user's name in it."""

    url: str
    data: bytes
    media_type: str
    charset: str | None


def fetch(url: str, settings: Settings) -> Page:
    """Return what is at an http or https address; `SourceError` says why it cannot be had."""
    check(url)
    try:
        return asyncio.run(_within_time(url, settings))
    except TimeoutError as error:
        raise SourceError(f"did not answer within {settings.fetch_seconds:g} seconds") from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise SourceError(_reason(error)) from error


async def _within_time(url: str, settings: Settings) -> Page:
    async with (
        asyncio.timeout(settings.fetch_seconds),
        _client(settings) as client,
        client.stream("GET", url) as response,
    ):
        if response.status_code != HTTPStatus.OK:
            raise _unanswered(response.status_code, response.reason_phrase)
        data = await _body(response, settings.max_source_bytes)
        sent = Message()
        sent["Content-Type"] = response.headers.get("Content-Type", "")
        address = without_user(str(response.url))
        return Page(address, data, sent.get_content_type(), sent.get_content_charset())


def _unanswered(status: int, phrase: str) -> SourceError:
    lasting = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
    kind = RefusedError if lasting and status not in PASSING else SourceError
    return kind(f"answered {status} {phrase}")


def _client(settings: Settings) -> httpx.AsyncClient:
    """Return a client for one fetch; a proxy would resolve names for us, so none by default."""
    private = settings.fetch_private
    return httpx.AsyncClient(
        transport=None if private else PublicTransport(),
        limits=ONE_REQUEST_EACH,
        trust_env=private,
        follow_redirects=True,
        max_redirects=MOST_REDIRECTS,
        headers=HEADERS,
        timeout=httpx.Timeout(settings.fetch_seconds, connect=CONNECT_SECONDS),
        event_hooks={"response": [_leads_on]},
    )


async def _leads_on(response: httpx.Response) -> None:
    """Raise `SourceError` where a redirect names no address: what connects would fail otherwise."""
    if response.has_redirect_location:
        try:
            parsed(response.headers["Location"])
        except SourceError as error:
            raise SourceError(f"redirects to what {error}") from error


async def _body(response: httpx.Response, most: int) -> bytes:
    """Return the decoded body, and stop reading it as soon as it is over the limit."""
    parts: list[bytes] = []
    size = 0
    async for part in response.aiter_bytes():
        parts.append(part)
        size += len(part)
        if size > most:
            raise SourceError(f"is larger than {most:,} bytes (DATELINE_MAX_SOURCE_BYTES)")
    return b"".join(parts)


class PublicTransport(httpx.AsyncHTTPTransport):
    """Connects to the very address that was checked, at every redirect anew."""

    def __init__(self) -> None:
        super().__init__(limits=ONE_REQUEST_EACH, trust_env=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request to a public address of its host; `SourceError` if it has another."""
        host = request.url.host
        address = await _public_address(host, request.url.port)
        pinned = httpx.Request(
            request.method,
            request.url.copy_with(host=address),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return await super().handle_async_request(pinned)


async def _public_address(host: str, port: int | None) -> str:
    """Return the first address of a host, all of which must be public."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
    except OSError as error:
        raise SourceError(f"has no address: the name {host!r} is not known") from error
    addresses = [str(sockaddr[0]) for *_, sockaddr in found]
    if not all(map(is_public, addresses)):
        raise SourceError(
            f"is or leads to {host!r} in a private network, "
            "which is read only with DATELINE_FETCH_PRIVATE=true"
        )
    return addresses[0]


def is_public(address: str) -> bool:
    """Return whether an IP address belongs to the public internet."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv4Address):
        return ip.is_global and not ip.is_multicast
    if inner := _carried(ip):
        return is_public(str(inner))
    return ip in GLOBAL_UNICAST and ip.is_global


def _carried(ip: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that one of IPv6 leads to, where it is made of one."""
    if ip in NAT64:
        return IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped or ip.sixtofour


def _reason(error: Exception) -> str:
    return next(reason for kind, reason in REASONS if isinstance(error, kind))
