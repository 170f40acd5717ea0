"""A row an article, in arrays: its outlet, its date, and its lead, the first of its vectors."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rag.filters import Filters
from rag.moments import UNDATED, window
from rag.rounded import Rounded

SPARE = 256


class Columns:
    """Rows in no order; `rows` says which is whose. Arrays are longer than what they hold."""

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}
        self.ids: list[str] = []
        self.published = np.empty(0, np.int64)
        self.leads: Rounded | None = None
        self._led = np.empty(0, np.bool_)
        self._outlets = np.empty(0, np.int32)
        self._numbers: dict[str | None, int] = {}

    def add(self, article_id: str, outlet: str | None, published: int | None) -> None:
        """Add an article that is not there, published so many microseconds after 1970."""
        row = self.rows[article_id] = len(self.ids)
        self.ids.append(article_id)
        if row == len(self.published):
            self._grow(SPARE + row // 4)
        self._outlets[row] = self._numbers.setdefault(outlet or None, len(self._numbers))
        self.published[row] = UNDATED if published is None else published

    def lead(self, article_id: str, vector: Rounded) -> None:
        """Set the lead of an article, a single vector; of one that is not there, nothing."""
        if self.leads is None:
            most, size = len(self.published), vector.levels.shape[1]
            self.leads = Rounded(np.zeros((most, size), np.int8), np.zeros(most, np.float32))
        row = self.rows.get(article_id)
        if row is not None:
            self.leads.levels[row], self.leads.steps[row] = vector.levels[0], vector.steps[0]
            self._led[row] = True

    def drop_leads(self) -> None:
        """Let go of all leads."""
        self.leads = None
        self._led[:] = False

    def forget(self, article_id: str) -> None:
        """Take an article out; the last row moves into its place."""
        row, last = self.rows.pop(article_id), self.ids.pop()
        end = len(self.ids)
        if last != article_id:
            self.rows[last], self.ids[row] = row, last
        for column in (self.published, self._outlets, self._led, *(self.leads or ())):
            column[row] = column[end]
        self._led[end] = False

    def passing(self, filters: Filters, rows: Sequence[int] | slice) -> NDArray[np.bool_]:
        """Return which of these rows pass the filters, in their order."""
        low, high = window(filters)
        published = self.published[rows]
        passed: NDArray[np.bool_] = (published >= low) & (published < high)
        if filters.publishers:
            wanted = [one or None for one in filters.publishers]
            named = [self._numbers[one] for one in wanted if one in self._numbers]
            passed &= np.isin(self._outlets[rows], named)
        return passed

    def led(self, filters: Filters) -> NDArray[np.intp]:
        """Return the rows that pass the filters and have a lead."""
        every = slice(len(self.ids))
        return np.flatnonzero(self.passing(filters, every) & self._led[every])

    def _grow(self, spare: int) -> None:
        self.published = np.pad(self.published, (0, spare))
        self._outlets = np.pad(self._outlets, (0, spare))
        self._led = np.pad(self._led, (0, spare))
        if self.leads is not None:
            levels, steps = self.leads
            self.leads = Rounded(np.pad(levels, ((0, spare), (0, 0))), np.pad(steps, (0, spare)))
