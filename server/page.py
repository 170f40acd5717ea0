"""The chat page and its files, from the package."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse
from starlette.staticfiles import StaticFiles

FOLDER = Path(__file__).parent / "web"

router = APIRouter(include_in_schema=False)
files = StaticFiles(directory=FOLDER, check_dir=False)


@router.api_route("/", methods=["GET", "HEAD"])
def page() -> FileResponse:
    """Return the page; its address may carry a conversation, a question or filters."""
    return FileResponse(FOLDER / "index.html", headers={"Cache-Control": "no-cache"})
