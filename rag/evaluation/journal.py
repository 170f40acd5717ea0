"""What a run has done so far, on disk, so that an interrupted one goes on where it stopped."""

from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from filelock import FileLock, Timeout
from pydantic import ValidationError

from rag.errors import StoreBusyError
from rag.evaluation.run import Result, Setup


class Journal:
    """Results appended one a line, under a first line that says of which setup they are.

    One process at a time writes one: entering raises `StoreBusyError` where another does.
    """

    def __init__(self, path: Path, setup: Setup, *, fresh: bool = False) -> None:
        self.path = path
        self.stamp = setup.stamp
        self.fresh = fresh
        self.lock = FileLock(path.with_name(f"{path.name}.lock"), thread_local=False)
        self.done = self._read()
        self.file: TextIO

    def add(self, result: Result) -> None:
        """Note a result, at once."""
        self.file.write(f"{result.model_dump_json(by_alias=True)}\n")
        self.file.flush()
        self.done[result.key] = result

    def drop(self) -> None:
        """Remove the file: the run is complete and written elsewhere."""
        self.file.close()
        self.path.unlink()

    def __enter__(self) -> Self:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._take()
        self.done = {} if self.fresh else self._read()
        kept = "".join(f"{r.model_dump_json(by_alias=True)}\n" for r in self.done.values())
        part = self.path.with_name(f"{self.path.name}.part")
        part.write_text(f"{self.stamp}\n{kept}", encoding="utf-8")
        part.replace(self.path)
        self.file = self.path.open("a", encoding="utf-8")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.file.close()
        self.lock.release()

    def _take(self) -> None:
        try:
            self.lock.acquire(timeout=0)
        except Timeout:
            raise StoreBusyError(
                "the same run is under way in another process, and both would write to "
                f"{self.path}: wait for it, or stop it"
            ) from None

    def _read(self) -> dict[tuple[str, str], Result]:
        """Return earlier results of the same setup; what failed, or was cut off, is run again."""
        if not self.path.exists():
            return {}
        stamp, *lines = self.path.read_text("utf-8", errors="replace").split("\n")
        results = [_result(line) for line in lines] if stamp == self.stamp else []
        whole = [r for r in results if r and r.error is None and not r.unscored]
        return {result.key: result for result in whole}


def _result(line: str) -> Result | None:
    try:
        return Result.model_validate_json(line)
    except ValidationError:
        return None
