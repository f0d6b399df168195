"""The keys that work here, in the last line: as many as fit, whole, and help always."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from dossier.tui import render

_LEAVING = ("back", "leave", "present")  # ends of actions that lead from a screen, or a past date
_NARROW = 100  # columns; below it keys stand closer
_KEY = "bold $footer-key-foreground on $footer-key-background"
_LABEL = "$footer-description-foreground on $footer-description-background"
_POINTED_AT = "$footer-key-foreground on $block-hover-background"


class LineKey(Struct, frozen=True):
    """A key (`key`, shown as `display`), its `label` and its `action`; `at` is its first cell."""

    key: str
    display: str
    label: str
    action: str
    at: int = 0

    @property
    def end(self) -> int:
        """The cell behind its last one."""
        return self.at + cell_len(f"{self.display} {self.label}")


class KeyLine(Widget):
    """Keys in their order of use; the later ones give way where the line is short.

    It draws them itself: each picture asks every widget on the screen for its lines.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        text-wrap: nowrap;
        color: $footer-foreground;
        background: $footer-background;
    }
    """

    keys: reactive[tuple[LineKey, ...]] = reactive(())
    pointed_at: reactive[LineKey | None] = reactive(None)

    def on_mount(self) -> None:
        """Follow the keys of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def on_resize(self) -> None:
        """Choose the keys again for another width."""
        self._choose()

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if self.app.app_focus and self.is_attached and screen is self.screen:
            self.call_after_refresh(self._choose)

    def _choose(self) -> None:
        if not self.is_attached:
            return  # its screen has been left meanwhile
        keys: dict[str, LineKey] = {}
        for _, binding, _, _ in self.screen.active_bindings.values():
            if binding.show and binding.action not in keys:
                display = self.app.get_key_display(binding)
                key = LineKey(binding.key, display, binding.description, binding.action)
                keys[binding.action] = key
        self.keys = placed(keys.values(), self.size.width)

    def render(self) -> Content:
        """Draw each key in its place."""
        parts: list[Content] = []
        end = 0
        for key in self.keys:
            parts.append(render.plain(" " * (key.at - end)))
            if key == self.pointed_at:
                parts.append(render.styled(f"{key.display} {key.label}", _POINTED_AT))
            else:
                parts.append(render.styled(key.display, _KEY))
                parts.append(render.styled(f" {key.label}", _LABEL))
            end = key.end
        return render.join(parts)

    def _key_at(self, cell: int) -> LineKey | None:
        return next((key for key in self.keys if key.at <= cell < key.end), None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key under the mouse."""
        key = self._key_at(event.x)
        if key is not None:
            self.app.simulate_key(key.key)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which key a click would press."""
        self.pointed_at = self._key_at(event.x)

    def on_leave(self) -> None:
        """Show none any more."""
        self.pointed_at = None


def placed(keys: Iterable[LineKey], width: int) -> tuple[LineKey, ...]:
    """Give the keys for which a line has room, each in its place; help stands at the right end.

    How to leave is always told: other keys make room for it.
    """
    between = 1 if width < _NARROW else 2
    told = list(keys)
    always = [key for key in told if key.action.endswith(("help", *_LEAVING))]
    room = width - sum(key.end + between for key in always)
    chosen: list[LineKey] = []
    at = 0
    for key in told:
        if key not in always:
            if key.end > room:
                continue
            room -= key.end + between
        is_help = key.action.endswith("help")
        chosen.append(replace(key, at=width - key.end if is_help else at))
        at += 0 if is_help else key.end + between
    return tuple(sorted(chosen, key=lambda key: key.at))
