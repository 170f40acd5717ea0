"""Every status by which a route can refuse or fail, for the OpenAPI document."""

from collections.abc import Callable
from typing import Any, NamedTuple

from server.door import READING
from server.schemas import ErrorBody


class Route(NamedTuple):
    """One method of one path, and what the document says of it."""

    method: str
    path: str
    operation: dict[str, Any]

    @property
    def has_body(self) -> bool:
        """Whether something is sent to it."""
        return "requestBody" in self.operation

    @property
    def has_query(self) -> bool:
        """Whether its address takes parameters after the path."""
        return any(one["in"] == "query" for one in self.operation.get("parameters", []))

    @property
    def names_stored(self) -> bool:
        """Whether it is asked for something by its id."""
        return "{" in self.path or self.path == "/api/ask"

    @property
    def reads_stores(self) -> bool:
        """Whether it fails where the stores do."""
        return self.path.startswith("/api/") or self.path == "/readyz"


REFUSALS: dict[int, tuple[str, Callable[[Route], bool]]] = {
    400: ("What was sent is no text, or a form cut short", lambda route: route.has_body),
    403: ("A page of another site asks for a change", lambda route: route.method not in READING),
    404: ("Nothing is stored under that id", lambda route: route.names_stored),
    413: ("What was sent is too large", lambda route: route.has_body),
    415: ("What was sent is of another type", lambda route: route.has_body),
    421: ("The Host header names another server", lambda route: True),
    422: ("What was sent cannot be used", lambda route: route.has_body or route.has_query),
    500: ("Failed; the log says why", lambda route: True),
    503: ("A store or a model cannot be used now", lambda route: route.reads_stores),
}


RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"model": ErrorBody, "description": description}
    for status, (description, _) in REFUSALS.items()
}
"""What the document says of every route, before what cannot be is taken out."""


def take_out(method: str, path: str, operation: dict[str, Any]) -> None:
    """Take the statuses out of a route's part of the document that it never answers with."""
    route = Route(method.upper(), path, operation)
    for status, (_, can_be) in REFUSALS.items():
        if not can_be(route):
            operation["responses"].pop(str(status), None)
