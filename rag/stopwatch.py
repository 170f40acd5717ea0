"""Milliseconds by stage."""

import time


class Stopwatch:
    """Gives the time that passes to stages; a stage that comes again is added up."""

    def __init__(self) -> None:
        self.timings: dict[str, float] = {}
        self._since = time.perf_counter()

    def lap(self, stage: str) -> None:
        """Give the time since the last lap to `stage`."""
        now = time.perf_counter()
        spent = self.timings.get(stage, 0.0) + (now - self._since) * 1000
        self.timings[stage] = round(spent, 3)
        self._since = now
