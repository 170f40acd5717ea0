"""The body of POST /api/articles: articles or addresses as JSON, or uploaded files."""

import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import TypeAdapter, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from rag.errors import InvalidInputError
from server.ingestion import Sent, Upload
from server.schemas import NewArticle

ONE, MANY = TypeAdapter(NewArticle), TypeAdapter(list[NewArticle])

NEW = {"$ref": "#/components/schemas/NewArticle"}
FILES = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {
            "type": "array",
            "items": {"type": "string", "format": "binary"},
            "description": (
                "HTML, text, Markdown, PDF, JSON Lines (also gzipped), RSS or Atom; may be repeated"
            ),
            "examples": [["report.html"]],
        }
    },
}
REQUEST_BODY: dict[str, Any] = {
    "required": True,
    "content": {
        "application/json": {"schema": {"anyOf": [NEW, {"type": "array", "items": NEW}]}},
        "multipart/form-data": {"schema": FILES},
    },
}


async def sent(request: Request) -> AsyncIterator[Sent]:
    """Read the body by its type; raises InvalidInputError where it holds nothing."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        yield Sent(articles=_articles(await request.body()))
    elif kind == "multipart/form-data":
        async with request.form() as form:
            yield Sent(uploads=_uploads(form))
    else:
        raise HTTPException(415, "send application/json, or files as multipart/form-data")


def _uploads(form: FormData) -> list[Upload]:
    files = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
    if not files:
        raise InvalidInputError("The form holds no file; send one or more as `file`.")
    return [Upload(file.filename or "unnamed", file.file) for file in files]


def _articles(content: bytes) -> list[NewArticle]:
    try:
        found = json.loads(content)
        articles = (
            MANY.validate_python(found) if isinstance(found, list) else [ONE.validate_python(found)]
        )
    except ValidationError as error:
        raise RequestValidationError(_located(error)) from error
    except (ValueError, RecursionError) as error:
        raise InvalidInputError(f"The body is not JSON: {error}.") from error
    if not articles:
        raise InvalidInputError("The list holds no article; send at least one.")
    return articles


def _located(error: ValidationError) -> list[Any]:
    return [dict(problem, loc=("body", *problem["loc"])) for problem in error.errors()]


Received = Annotated[Sent, Depends(sent)]
