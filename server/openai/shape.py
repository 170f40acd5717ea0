"""Errors in OpenAI's shape, which its clients turn into their own exceptions."""

from typing import Any

TYPES: dict[int, str] = {401: "authentication_error", 403: "permission_error"}
STATUSES: dict[int, int] = {422: 400}  # OpenAI says 400 of everything a caller can mend


def shape(status: int, code: str, message: str, param: str | None) -> tuple[int, dict[str, Any]]:
    """Return status and body as OpenAI sends them.

    https://developers.openai.com/api/docs/guides/error-codes
    """
    usual = "server_error" if status >= 500 else "invalid_request_error"
    kind = TYPES.get(status, usual)
    error = {"message": message, "type": kind, "param": param, "code": code}
    return STATUSES.get(status, status), {"error": error}
