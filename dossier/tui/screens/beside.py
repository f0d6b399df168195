"""A company is put beside itself, as it was at a date."""

from __future__ import annotations

from collections.abc import Callable

from dossier.tui.screens.view import View
from dossier.views.as_of import divided
from dossier.views.comparison import FEWEST, MOST

Put = Callable[[tuple[str, ...]], None]


def ask_beside(view: View, columns: tuple[str, ...], here: str, put: Put) -> None:
    """Ask for a date at which the column `here` (an id) is to stand beside it, and put it there.

    A column that stands at a date is taken away, where enough are left.
    """
    from dossier.tui.screens.as_of import DateForm

    company, when = divided(here)
    if when and len(columns) > FEWEST:
        put(tuple(item for item in columns if item != here))
        return
    if len(columns) == MOST:
        view.tell(f"A comparison holds at most {MOST} columns.", severity="warning")
        return
    dates: list[str] = []

    def answered(taken: bool | None) -> None:
        dated = f"{company}@{dates[-1]}" if taken else ""
        if dated and dated not in columns:
            at = columns.index(here)
            put((*columns[:at], dated, *columns[at:]))

    name = view.desk.library.company[company].name
    view.app.push_screen(DateForm(f"{name}, beside itself", dates.append), answered)
