"""How long a command takes from nothing: a fresh process, every import and model included."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from rag.archive import Archive
from rag.errors import DatelineError
from rag.evaluation.bench.ingesting import BYTES_IN_MAXRSS, Ingest
from rag.settings import Settings
from rag.types import Frozen

RUNS = 5


class Start(Frozen):
    """One command over `runs` fresh processes: seconds on the clock and of processor, peak memory.

    A busy machine lengthens the clock; `cpu` says what the command itself asks for.
    """

    command: str
    runs: int
    median: float
    least: float
    cpu: float
    peak_mb: float


def starts(
    commands: Mapping[str, Sequence[str]],
    settings: Settings,
    articles: Path,
    ingest: Ingest,
    runs: int = RUNS,
) -> list[Start]:
    """Run each command over a store of a few articles, in a folder made for that."""
    with Archive.open(settings) as archive:
        ingest(archive, articles)
    return [_start(name, args, settings, runs) for name, args in commands.items()]


def _start(name: str, args: Sequence[str], settings: Settings, runs: int) -> Start:
    took = [_run([sys.executable, *args], settings) for _ in range(runs)]
    walls, cpus, peaks = np.asarray(took).T
    return Start(
        command=name,
        runs=runs,
        median=float(np.median(walls)),
        least=float(walls.min()),
        cpu=float(np.median(cpus)),
        peak_mb=float(peaks.max()),
    )


def _run(args: Sequence[str], settings: Settings) -> tuple[float, float, float]:
    """Return seconds on the clock, of processor, and the peak in MB of one process."""
    environment = os.environ | {"DATELINE_DATA_DIR": str(settings.data_dir)}
    began = time.perf_counter()
    process = subprocess.Popen(
        args, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr
    with process.stderr as errors:
        said = errors.read().decode(errors="replace")
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode:
        raise DatelineError(f"A command of the bench failed: {said.strip()[-300:]}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss * BYTES_IN_MAXRSS / 1e6
