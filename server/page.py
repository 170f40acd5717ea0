"""The chat page and its files, from the package."""

import os
from pathlib import Path

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse
from starlette.staticfiles import PathLike, StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "web"


class Files(StaticFiles):
    """Files that a browser asks for anew each time, so that no old module meets a new page."""

    def file_response(
        self, full_path: PathLike, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Return the file, or 304 where the browser has it as it is."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = "no-cache"
        return response


router = APIRouter(include_in_schema=False)
files = Files(directory=FOLDER, check_dir=False)


@router.api_route("/", methods=["GET", "HEAD"])
def page() -> FileResponse:
    """Return the page; its address may carry a conversation, a question or filters."""
    return FileResponse(FOLDER / "index.html", headers={"Cache-Control": "no-cache"})
