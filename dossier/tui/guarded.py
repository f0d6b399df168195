"""An app that lets out nothing harmful: no control character, no address unseen, no value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter

from dossier.cleaning import clean
from dossier.tui.filters import ControlFilter

_SECOND_WALL = ControlFilter()  # always the same one: what it has gone over is kept by it
_WEB = re.compile(r"\s*@font-face \{[^}]*\}|\s*<!-- Generated with .*?-->")


class GuardedApp(App[None]):
    """Guards what goes to the terminal, to the browser, into pictures, into reports of crashes."""

    def export_screenshot(self, *, title: str | None = None, simplify: bool = False) -> str:
        """Give the screen as SVG; it names no font on the web, so it is the same offline."""
        return _WEB.sub("", super().export_screenshot(title=title, simplify=simplify))

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open an address that the person has seen; never a browser that takes this terminal."""
        if self.is_web or _opens_windows():
            super().open_url(url, new_tab=new_tab)
        else:
            self.notify("There is no browser here that opens a window.", markup=False)

    def _fatal_error(self) -> None:
        """Say what broke, without the values of variables: those are the analyst's texts."""
        from rich.traceback import Traceback

        shown = Traceback(show_locals=False, width=None)
        for stack in shown.trace.stacks:
            stack.exc_value = clean(stack.exc_value)  # which may quote a text
        self.panic(shown)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add a filter that lets no control character reach the terminal."""
        return [*super().get_line_filters(), _SECOND_WALL]


def _opens_windows() -> bool:
    """Tell whether the browser is one with windows of its own."""
    import webbrowser

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    in_terminal = isinstance(browser, webbrowser.GenericBrowser)
    return not in_terminal or isinstance(browser, webbrowser.BackgroundBrowser)
