"""An iterable read in a thread of its own, a bounded number of items ahead."""

from collections.abc import Iterable
from queue import Empty, Full, Queue
from threading import Event, Thread
from types import TracebackType
from typing import Generic, NamedTuple, Self, TypeVar

ITEMS_AHEAD = 64
LOOK_SECONDS = 0.1
LEAVE_SECONDS = 2.0

T = TypeVar("T")


class _End(NamedTuple):
    error: BaseException | None


class Ahead(Generic[T]):
    """Reads while it is entered; what the iterable raises is raised by `next`."""

    def __init__(self, items: Iterable[T], size: int = ITEMS_AHEAD) -> None:
        self.items = items
        self.ended = False
        self._queue: Queue[T | _End] = Queue(size)
        self._left = Event()
        self._thread = Thread(target=self._read, name="reading-ahead", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._left.set()
        self._thread.join(LEAVE_SECONDS)

    def next(self, seconds: float) -> T | None:
        """Return the next item, or None when there is none within `seconds` or at the end."""
        try:
            item = self._queue.get(timeout=max(seconds, 0.0))
        except Empty:
            return None
        if not isinstance(item, _End):
            return item
        self.ended = True
        if item.error:
            raise item.error
        return None

    def _read(self) -> None:
        """Pass every item on, then the end; the error is passed on, so nothing is lost here."""
        error: BaseException | None = None
        try:
            for item in self.items:
                if not self._passed(item):
                    return
        except BaseException as raised:
            error = raised
        self._passed(_End(error))

    def _passed(self, item: T | _End) -> bool:
        while not self._left.is_set():
            try:
                self._queue.put(item, timeout=LOOK_SECONDS)
            except Full:
                continue
            return True
        return False
