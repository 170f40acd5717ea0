"""Is the server alive, and may it be sent questions?"""

from fastapi import APIRouter, Response

from rag.errors import StoreError
from server.schemas import Health
from server.state import Opened

router = APIRouter(tags=["health"])


@router.get("/healthz", summary="Alive?")
def alive() -> Health:
    """Return ok while the process answers."""
    return Health(status="ok")


@router.get("/readyz", summary="Ready?", responses={503: {"model": Health}})
def ready(opened: Opened, response: Response) -> Health:
    """Return ok where the stores agree; else 503 and what does not agree."""
    findings = _findings(opened)
    if findings:
        response.status_code = 503
    return Health(status="not_ready" if findings else "ok", findings=findings)


def _findings(opened: Opened) -> tuple[str, ...]:
    """Return what does not agree, or why a store cannot be looked at."""
    try:
        checked = opened.archive.check()
    except StoreError as error:
        return (str(error),)
    return tuple(f"{found.name}: {found.detail}" for found in checked if not found.ok)
