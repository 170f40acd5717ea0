"""Web addresses: which sources are some, and what is wrong with one that cannot be fetched."""

import re
from urllib.parse import urlsplit

import httpx

from rag.errors import SourceError
from rag.fields import has_half

SCHEMES = ("http://", "https://")
PORTS = range(1, 65536)
NONE = "is not a web address"

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_web(source: str) -> bool:
    """Return whether a source is an address that can be fetched, if it is well written."""
    return source.lower().startswith(SCHEMES)


def is_other(source: str) -> bool:
    """Return whether a source is written as an address of another scheme, such as ftp."""
    return bool(_SCHEME.match(source)) and not is_web(source)


def of_one_site(one: str, other: str) -> bool:
    """Return whether two web addresses are of one host, or of one and a subdomain of it."""
    hosts = [_host(url) for url in (one, other) if is_web(url)]
    if len(hosts) < 2 or not all(hosts):
        return False
    inner, outer = sorted(hosts, key=len, reverse=True)
    return inner == outer or ("." in outer and inner.endswith(f".{outer}"))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def check(url: str) -> None:
    """Raise `SourceError` unless an address names a host and a port that there can be."""
    host = parsed(url).raw_host
    if not host:
        raise SourceError(f"{NONE}: it names no host")
    if b"%" in host and b":" not in host:  # what no host can be named with was written so
        raise SourceError(f"{NONE}: its host has a name that no host can have")


def parsed(url: str) -> httpx.URL:
    """Return an address, which may be one within a site; `SourceError` says why it is none."""
    if has_half(url):
        raise SourceError(f"{NONE}: it holds bytes that are no text; write them as %FF")
    try:
        found = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise SourceError(NONE) from error
    if found.port is not None and found.port not in PORTS:
        raise SourceError(f"{NONE}: its port must be {PORTS[0]} to {PORTS[-1]}")
    return found
