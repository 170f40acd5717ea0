"""Errors as a caller that speaks JSON-RPC expects them."""

from typing import Any

INVALID_REQUEST = -32600
INTERNAL_ERROR = -32603


def shape(status: int, code: str, message: str, param: str | None) -> tuple[int, dict[str, Any]]:
    """Return status and body of an error that belongs to no request, since none was read."""
    number = INTERNAL_ERROR if status >= 500 else INVALID_REQUEST
    error = {"code": number, "message": message, "data": {"code": code}}
    return status, {"jsonrpc": "2.0", "id": None, "error": error}
