"""A small window that asks at what date everything is to be shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from dossier.model import By
from dossier.tui import render
from dossier.tui.desk import Desk
from dossier.tui.screens.form import Field, FormScreen, Values
from dossier.views.as_of import last_day

_BY = (("published", "what was published by then"), ("happened", "what had happened by then"))
_WORDS = (
    "Published: by the dates that the articles print. Happened: by the dates of the statements. "
    "What has no date is left out, and counted. Without a date the present is shown."
)


class DateForm(FormScreen):
    """Asks for a date alone, under a `label`, and hands it to `take`; `words` explain it."""

    def __init__(
        self,
        title: str,
        take: Callable[[str], None],
        *,
        label: str = "As of",
        words: str = "What was published by then, by the dates that the articles print.",
    ) -> None:
        def taken(values: Values) -> None:
            when = values["when"].strip()
            last_day(when)
            take(when)

        field = Field("when", label, hint="2018, 2018-01, 2018-01-31")
        super().__init__(title, (field,), taken, below=(render.styled(words, render.MUTED),))


class AsOfForm(FormScreen):
    """Asks for a date, and whether it is that of the articles or of what they tell."""

    def __init__(self, desk: Desk) -> None:
        moment = desk.moment
        fields = (
            Field("when", "As of", moment.when if moment else "", hint="2018, 2018-01, 2018-01-31"),
            Field("by", "By", moment.by if moment else "published", choices=_BY),
        )

        def show(values: Values) -> None:
            desk.show_as_of(values["when"].strip(), cast("By", values["by"]))

        below = (render.styled(_WORDS, render.MUTED),)
        super().__init__("Show the library at a date", fields, show, below=below)
