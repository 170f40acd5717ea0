"""Reads pages and PDFs in a child process, which is killed when one takes too long."""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Timer
from time import monotonic
from types import TracebackType
from typing import Any, Literal, Self

from ingest.record import Record
from rag.errors import SourceError

SECONDS = 20.0
CRASHED = "ended the process that read it; it may be damaged or need more memory than there is"

_SEARCHED = os.pathsep.join([str(Path(__file__).resolve().parents[1]), *sys.path])


class Extractor:
    """One child process, started at the first page and again after it had to be killed."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, kind: Literal["html", "pdf"], data: bytes, url: str | None = None) -> Record:
        """Return what is found in a page (as UTF-8) or a PDF; `SourceError` if that fails."""
        process = self._started()
        timer = Timer(self.seconds, process.kill)
        begun = monotonic()
        timer.start()
        try:
            answer = _ask(process, {"kind": kind, "size": len(data), "url": url}, data)
        finally:
            timer.cancel()
        if answer is None:
            self.close()
            late = monotonic() - begun >= self.seconds
            raise SourceError(f"took over {self.seconds:g} seconds to read" if late else CRASHED)
        if "reason" in answer:
            raise SourceError(answer["reason"])
        return Record.model_validate(answer["record"])

    def close(self) -> None:
        """End the child process, if there is one."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ingest.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": _SEARCHED},
                start_new_session=True,
            )
        return self._process


def _ask(
    process: subprocess.Popen[bytes], request: dict[str, Any], data: bytes
) -> dict[str, Any] | None:
    """Return the answer, or None when the process ended before it gave one."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps(request).encode() + b"\n" + data)
        process.stdin.flush()
        line = process.stdout.readline()
    except BrokenPipeError:
        return None
    return json.loads(line) if line.endswith(b"\n") else None
