"""One process owns a data folder: Chroma loses vectors when two write to one path."""

import json
import os
from pathlib import Path

from filelock import FileLock, Timeout

from rag.errors import StoreBusyError

UNKNOWN = "unknown"


class Owner:
    """A lock on the folder, with a note that says who holds it and where it answers."""

    def __init__(self, folder: Path) -> None:
        self.note = folder / "owner.json"
        self.lock = FileLock(folder / "owner.lock", thread_local=False)

    def take(self) -> None:
        """Take the lock or raise `StoreBusyError` naming the process that has it."""
        try:
            self.lock.acquire(timeout=0)
        except Timeout:
            raise StoreBusyError(self._refusal()) from None
        self.announce(None)

    def announce(self, url: str | None) -> None:
        """Write down this process and the address at which it answers, if any."""
        self.note.write_text(json.dumps({"pid": os.getpid(), "url": url}))

    def url(self) -> str | None:
        """Return the address at which the owner answers, if it said one."""
        url = self._read().get("url")
        return str(url) if url else None

    def pid(self) -> str:
        """Return the number of the owner's process, or a word that it is not known."""
        return str(self._read().get("pid", UNKNOWN))

    def release(self) -> None:
        """Give the folder back."""
        self.note.unlink(missing_ok=True)
        self.lock.release()

    def _read(self) -> dict[str, object]:
        try:
            found = json.loads(self.note.read_text())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _refusal(self) -> str:
        pid, url = self.pid(), self.url()
        where = f" Ask it at {url}, or stop it first." if url else " Stop it or wait for it."
        return f"The data folder {self.note.parent} is in use by process {pid}.{where}"
