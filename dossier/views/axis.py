"""Days become places on a line of so many cells, whose ends and steps are those of the calendar."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

_STEPS = (1, 3, 12, 24, 60, 120, 240, 600, 1200)  # months between two labels
_MONTH = 30.44  # days
_LEAST = 6  # cells between two labels: "2017" and two spaces


class Axis(Struct, frozen=True):
    """A window from `first` to `last` (days, both included), drawn on `cells` cells."""

    first: date
    last: date
    cells: int

    @property
    def days(self) -> int:
        """The length of the window."""
        return (self.last - self.first).days + 1

    def cell(self, day: date) -> int:
        """Give the cell of a day; one outside the window lies outside of 0 to `cells`."""
        return (day - self.first).days * self.cells // self.days

    def cells_of(self, first: date, last: date) -> tuple[int, int] | None:
        """Give the first and the last cell of a stretch of days, as far as they are in sight."""
        if last < self.first or first > self.last:
            return None
        low, high = self.cell(max(first, self.first)), self.cell(min(last, self.last))
        return low, max(low, min(high, self.cells - 1))

    def ticks(self) -> Iterator[tuple[int, str]]:
        """Give labels and their cells: months, quarters, years or more, as many as have room."""
        months = next((item for item in _STEPS if self._room(item) >= _LEAST), _STEPS[-1])
        years = max(1, months // 12)
        year = self.first.year // years * years or years
        month = (self.first.month - 1) // min(months, 12) * min(months, 12) + 1
        free = 0
        while (day := date(year, month, 1)) <= self.last:
            cell, label = self.cell(day), _label(day)
            if day >= self.first and cell >= free:
                yield cell, label
                free = cell + len(label) + 1
            months_on = month - 1 + months
            year, month = year + months_on // 12, months_on % 12 + 1
            if year > date.max.year:
                return

    def moved(self, share: float) -> Axis:
        """Give the window moved by a share of its length, later where that is positive."""
        step = round(self.days * share) or (1 if share > 0 else -1)
        step = max(step, (date.min - self.first).days)
        step = min(step, (date.max - self.last).days)
        by = timedelta(step)
        return Axis(self.first + by, self.last + by, self.cells)

    def zoomed(self, share: float, around: date) -> Axis:
        """Give a window of a share of the length in which `around` keeps its place.

        Where it was out of sight, it comes into the middle.
        """
        days = max(self.cells, round(self.days * share))
        is_in_sight = self.first <= around <= self.last
        before = (around - self.first).days * days // self.days if is_in_sight else days // 2
        before = min(before, (around - date.min).days)
        after = min(days - 1 - before, (date.max - around).days)
        return Axis(around - timedelta(before), around + timedelta(after), self.cells)

    def _room(self, months: int) -> float:
        """Give the cells between two labels that are so many months apart."""
        return self.cells * months * _MONTH / self.days


def fitted(first: date, last: date, cells: int) -> Axis:
    """Give the axis of whole years that holds all days, no shorter than its cells in days."""
    start, end = date(first.year, 1, 1), date(last.year, 12, 31)
    axis = Axis(start, end, max(1, cells))
    return axis if axis.days >= axis.cells else axis.zoomed(axis.cells / axis.days, start)


def _label(day: date) -> str:
    return calendar.month_abbr[day.month] if day.month > 1 else str(day.year)
