"""Every error a caller can meet, with its HTTP status and code: one table and its handlers."""

import logging
from collections.abc import Callable, Mapping
from contextvars import ContextVar
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
from rag.fields import path, sentence
from server.mcp.shape import shape as mcp_shape
from server.openai.shape import shape as openai_shape

logger = logging.getLogger("dateline")
REQUEST_ID: ContextVar[str] = ContextVar("request id", default="")

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
NOT_JSON = "send a JSON object as application/json: set the header Content-Type"
Body = dict[str, Any]
Shape = Callable[[int, str, str, str | None], tuple[int, Body]]
# The doors whose callers expect errors in a form of their own, by the beginning of the path.
SHAPES: tuple[tuple[str, Shape], ...] = (("/v1/", openai_shape), ("/mcp", mcp_shape))


def body(code: str, message: str) -> Body:
    """Return the one form in which an error reaches a caller, where its door has no other."""
    return {"error": {"code": code, "message": message}}


def shaped(at: str, status: int, content: Body, param: str | None = None) -> tuple[int, Body]:
    """Return status and body of an error as the callers of the door there expect it."""
    for prefix, shape in SHAPES:
        if at.startswith(prefix):
            return shape(status, content["error"]["code"], content["error"]["message"], param)
    return status, content


def answer(at: str, status: int, content: Body, param: str | None = None) -> JSONResponse:
    """Return an error as a response in the form of its door."""
    status, content = shaped(at, status, content, param)
    return JSONResponse(content, status)


def looked_up(error: DatelineError) -> tuple[int, str]:
    """Return the HTTP status and the code of `error`."""
    return next((status, code) for kind, status, code in STATUSES if isinstance(error, kind))


def unexpected(error: Exception) -> Body:
    """Log `error` with its traceback under the request's id; return a body that names only that."""
    error_id = REQUEST_ID.get() or uuid4().hex[:8]
    logger.error("error %s", error_id, exc_info=error)
    return body("internal", f"something went wrong on the server; its log has it as {error_id}")


def told(error: Exception) -> tuple[int, Body]:
    """Return status and body for any error raised while a request is answered."""
    if isinstance(error, DatelineError):
        status, code = looked_up(error)
        return status, body(code, str(error))
    return 500, unexpected(error)


async def on_dateline_error(request: Request, error: Exception) -> JSONResponse:
    """Answer an error whose message may be shown as it stands."""
    return answer(request.url.path, *told(error))


async def on_validation_error(request: Request, error: Exception) -> JSONResponse:
    """Answer a request that does not have the documented form."""
    assert isinstance(error, RequestValidationError)
    if isinstance(error.body, bytes):  # it was not read as JSON, for it was not said to be any
        return answer(request.url.path, 415, body("unsupported_type", NOT_JSON))
    problems = [_in_its_part(problem) for problem in error.errors()]
    content = body("invalid_request", sentence(problems))
    return answer(request.url.path, 422, content, path(problems[0]) or None)


def _in_its_part(problem: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a problem that says where it is within the body, the query or the headers."""
    part, *where = problem["loc"]
    told = {**problem, "loc": where}
    if problem["type"] == "json_invalid":
        found = f"{problem['ctx']['error']} at character {where[0] + 1}"
        return {**told, "loc": (), "msg": f"The body is not JSON: {found}."}
    if problem["type"] == "missing" and part == "body" and not where:
        told["msg"] = "The body is empty: send a JSON object."
    return told


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
