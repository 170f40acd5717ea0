"""A breaker: what failed several times in a row is left alone for a while."""

import time
from collections.abc import Callable
from threading import Lock

FAILURES = 3
REST_SECONDS = 30.0


class Breaker:
    """Counts failures in a row; safe to share between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failures = 0
        self._rests_until = 0.0

    def admits(self) -> bool:
        """Return whether to ask now; after a rest one is let through, to see."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            if self._clock() < self._rests_until:
                return False
            self._rests_until = self._clock() + REST_SECONDS
            return True

    def rests(self) -> float:
        """Return for how many seconds nobody is let through."""
        with self._lock:
            left = self._rests_until - self._clock()
            return max(left, 0.0) if self._failures >= FAILURES else 0.0

    def succeeded(self) -> None:
        """Begin counting anew."""
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """Count a failure; the third in a row begins a rest."""
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES:
                self._rests_until = self._clock() + REST_SECONDS
