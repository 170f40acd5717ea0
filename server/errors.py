"""Every error a caller can meet, with its HTTP status and code: one table and its handlers."""

import logging
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from rag.errors import (
    DatelineError,
    InvalidInputError,
    ModelError,
    NotFoundError,
    SourceError,
    StoreBusyError,
    StoreError,
)
from server.mcp.shape import shape as mcp_shape
from server.openai.shape import shape as openai_shape

logger = logging.getLogger("dateline")

# The first row whose class fits decides, so a subclass stands above its base.
STATUSES: tuple[tuple[type[DatelineError], int, str], ...] = (
    (InvalidInputError, 422, "invalid_input"),
    (NotFoundError, 404, "not_found"),
    (SourceError, 422, "source_unreadable"),
    (StoreBusyError, 503, "store_busy"),
    (StoreError, 503, "store_unusable"),
    (ModelError, 503, "model_unusable"),
    (DatelineError, 500, "failed"),
)
HTTP_CODES: dict[int, str] = {
    400: "bad_request",
    403: "cross_origin",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_type",
}
Body = dict[str, Any]
Shape = Callable[[int, str, str, str | None], tuple[int, Body]]
# The doors whose callers expect errors in a form of their own, by the beginning of the path.
SHAPES: tuple[tuple[str, Shape], ...] = (("/v1/", openai_shape), ("/mcp", mcp_shape))


def body(code: str, message: str) -> Body:
    """Return the one form in which an error reaches a caller, where its door has no other."""
    return {"error": {"code": code, "message": message}}


def shaped(path: str, status: int, content: Body, param: str | None = None) -> tuple[int, Body]:
    """Return status and body of an error as the callers of the door at `path` expect it."""
    for prefix, shape in SHAPES:
        if path.startswith(prefix):
            return shape(status, content["error"]["code"], content["error"]["message"], param)
    return status, content


def answer(path: str, status: int, content: Body, param: str | None = None) -> JSONResponse:
    """Return an error as a response in the form of its door."""
    status, content = shaped(path, status, content, param)
    return JSONResponse(content, status)


def looked_up(error: DatelineError) -> tuple[int, str]:
    """Return the HTTP status and the code of `error`."""
    return next((status, code) for kind, status, code in STATUSES if isinstance(error, kind))


def unexpected(error: Exception) -> Body:
    """Log `error` with its traceback under a fresh id and return a body that names only the id."""
    error_id = uuid4().hex[:8]
    logger.error("error %s", error_id, exc_info=error)
    return body("internal", f"something went wrong on the server; its log has it as {error_id}")


def told(error: Exception) -> tuple[int, Body]:
    """Return status and body for any error raised while a request is answered."""
    if isinstance(error, DatelineError):
        status, code = looked_up(error)
        return status, body(code, str(error))
    return 500, unexpected(error)


def sentence(problems: Iterable[Mapping[str, Any]]) -> str:
    """Put what validation found into one line: field, then fault."""
    lines = []
    for problem in problems:
        field = field_of(problem)
        lines.append(f"{field}: {problem['msg']}" if field else str(problem["msg"]))
    return "; ".join(lines)


def field_of(problem: Mapping[str, Any]) -> str | None:
    """Return the name of the field that a problem is about, None for the whole."""
    return ".".join(str(part) for part in problem["loc"][1:]) or None


async def on_dateline_error(request: Request, error: Exception) -> JSONResponse:
    """Answer an error whose message may be shown as it stands."""
    return answer(request.url.path, *told(error))


async def on_validation_error(request: Request, error: Exception) -> JSONResponse:
    """Answer a request that does not have the documented form."""
    assert isinstance(error, RequestValidationError)
    problems = error.errors()
    content = body("invalid_request", sentence(problems))
    return answer(request.url.path, 422, content, field_of(problems[0]))


async def on_http_error(request: Request, error: Exception) -> JSONResponse:
    """Answer what the framework refused: unknown path, wrong method, too large a body."""
    assert isinstance(error, HTTPException)
    code = HTTP_CODES.get(error.status_code, "refused")
    message = str(error.detail)
    if message == HTTPStatus(error.status_code).phrase:
        message = f"{message}: {request.method} {request.url.path}"
    response = answer(request.url.path, error.status_code, body(code, message))
    response.headers.update(error.headers or {})
    return response


def install(app: FastAPI) -> None:
    """Give `app` the handlers of this file."""
    app.add_exception_handler(DatelineError, on_dateline_error)
    app.add_exception_handler(RequestValidationError, on_validation_error)
    app.add_exception_handler(HTTPException, on_http_error)
