"""A step of the tour, in a few lines above the keys."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from dossier.tui import render
from dossier.tui.commands import first_key
from dossier.tui.touring import STEPS

KEY = "bold $text-warning"


class TourCard(Vertical):
    """Says what step `number` says, in the user's own keys; the keys go to the screen."""

    DEFAULT_CSS = """
    TourCard {
        dock: bottom;
        height: auto;
        margin-bottom: 1;
        padding: 0 1;
        border: round $warning;
        border-title-color: $text-warning;
        border-subtitle-color: $foreground 60%;
        background: $surface;
        & > Static { height: auto; }
    }
    """

    def __init__(self, number: int, keymap: Mapping[str, str]) -> None:
        super().__init__()
        step = STEPS[number]
        self.widget = step.widget
        key = render.styled(first_key(step.command, keymap), KEY)
        self._said: Content = render.plain(f"{step.words} ") + key + render.plain(f" {step.does}")
        self.border_title = render.plain(f"Tour, step {number + 1} of {len(STEPS)}")
        self.border_subtitle = render.plain("esc ends the tour")

    def compose(self) -> ComposeResult:
        """One text that wraps."""
        yield Static(self._said)
