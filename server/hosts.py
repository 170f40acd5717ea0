"""The names under which this server is asked; a site elsewhere may give its own name our address.

Without accounts, that only this machine and its network reach the server is what protects it:
a page whose name was pointed at this machine (DNS rebinding) must not pass.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

from rag.settings import Settings

STRANGE = (
    "the Host header names this server by a name it does not know; use localhost or an address,"
    " or add the name to DATELINE_HOSTS"
)


def names_of(settings: Settings, page_url: str | None = None) -> frozenset[str]:
    """Return the names that are ours: of the settings, and of the page's public address."""
    public = urlsplit(page_url).hostname if page_url else None
    listed = settings.hosts.lower().replace(",", " ").split()
    return frozenset({settings.host, *listed, *([public] if public else [])})


def known(host: str, names: frozenset[str]) -> bool:
    """Return whether a Host header cannot be another site's name for this machine."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    try:
        return bool(ip_address(name))
    except ValueError:
        return name == "localhost" or name.endswith(".localhost") or name in names


def same_site(origin: str, host: str | None) -> bool:
    """Return whether an Origin header is that of the page which this server gave."""
    try:
        return urlsplit(origin).netloc == host
    except ValueError:
        return False
