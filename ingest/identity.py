"""Article ids: stable from one reading to the next, and readable in an address."""

import hashlib
import re
import unicodedata
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

LONGEST = 80
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ocid|ref_src")

_FITS = re.compile(rf"(?=.{{1,{LONGEST}}}(-[0-9a-f]{{8}})?$)[a-z0-9]+(-[a-z0-9]+)*")
_USER = re.compile(r"^(https?://)[^/?#]*@", re.IGNORECASE)


def article_id(
    *,
    given: str | None,
    url: str | None,
    publisher: str | None,
    title: str,
    published_at: datetime | None,
    text: str,
) -> str:
    """Return the id: the one given, else from the address, else from publisher, title and date.

    Ids match [a-z0-9-]+. What had to be changed to fit carries a hash of what it was, so that
    two different names never share an id. An id made here stays itself when it is given.
    """
    if given and given.strip():
        name = given.strip()
        return name if _FITS.fullmatch(name) else _readable(name, name, always_hashed=True)
    if url:
        return url_id(url)
    if publisher or title:
        day = published_at.date().isoformat() if published_at else ""
        named = " ".join(part for part in (publisher, title, day) if part)
        return _readable(named, named.casefold())
    return _readable(text[:LONGEST], text, always_hashed=True)


def url_id(url: str) -> str:
    """Return the id of the article at an address."""
    address = canonical(url)
    return _readable(address, address, always_hashed=True)


def canonical(url: str) -> str:
    """Return the address without what does not name the article: scheme, fragment, tracking."""
    parts = urlsplit(without_user(url))
    kept = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not TRACKING.fullmatch(key)
    ]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{query}"


def without_user(url: str) -> str:
    """Return the address without the name and the password that it may hold."""
    return _USER.sub(r"\1", url)


def _readable(name: str, whole: str, *, always_hashed: bool = False) -> str:
    slug = _slug(name)
    short = slug[:LONGEST].rstrip("-")
    plain = whole.replace(" ", "-") == slug
    if short == slug and slug and plain and not always_hashed:
        return slug
    digest = hashlib.sha256(whole.encode()).hexdigest()[:8]
    return f"{short}-{digest}" if short else digest


def _slug(name: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
