"""The keys that work here, in the last line: as many as fit, whole, and help always."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

_LEAVING = ("back", "leave", "present")  # ends of actions that lead from a screen, or a past date
_NARROW = 100  # columns; below it keys stand closer


class KeyLine(Footer):
    """Keys in their order of use; the later ones give way where the line is short."""

    DEFAULT_CSS = """
    KeyLine.-compact FooterKey { margin-right: 2; }
    KeyLine.-narrow FooterKey { margin-right: 1; }
    KeyLine FooterKey.-help { dock: right; margin-right: 0; }
    """

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)
        self._columns = 0

    def compose(self) -> ComposeResult:
        """Help at the right end, and before it the keys for which there is room.

        How to leave is always told: other keys make room for it.
        """
        keys = [item for item in super().compose() if isinstance(item, FooterKey)]
        room = self.app.size.width
        between = 1 if room < _NARROW else 2
        self.set_class(room < _NARROW, "-narrow")
        for key in [item for item in keys if item.action.endswith("help")]:
            keys.remove(key)
            key.add_class("-help")
            room -= _cells(key) + between
            yield key
        leaving = [item for item in keys if item.action.endswith(_LEAVING)]
        room -= sum(_cells(key) + between for key in leaving)
        for key in keys:
            if key in leaving:
                yield key
            elif _cells(key) <= room:
                room -= _cells(key) + between
                yield key

    def on_resize(self, message: Resize) -> None:
        """Choose the keys again for another width."""
        if self._columns and self._columns != message.size.width:
            self.call_after_refresh(self.recompose)
        self._columns = message.size.width


def _cells(key: FooterKey) -> int:
    return len(f"{key.key_display} {key.description}")
