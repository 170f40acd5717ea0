"""The list of models, which for a chat client is one."""

from typing import Any

from fastapi import APIRouter

from rag.errors import NotFoundError

MODEL = "dateline"
ROW: dict[str, Any] = {"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}

router = APIRouter(prefix="/v1/models", include_in_schema=False)


@router.get("")
def find() -> dict[str, Any]:
    """Return the one model there is."""
    return {"object": "list", "data": [ROW]}


@router.get("/{name:path}")
def get(name: str) -> dict[str, Any]:
    """Return it by its name; NotFoundError for any other."""
    if name != MODEL:
        raise NotFoundError(f"There is no model {name!r} here: use {MODEL!r}.")
    return ROW
