"""The app's side of the pipe: Textual's own driver for browsers, which outlives no parent."""

from __future__ import annotations

import os
from typing import Any

from textual import events
from textual.drivers.web_driver import WebDriver

_ORPHANED = 1


class BrowserDriver(WebDriver):
    """Has the keys from the start, and ends the app when nobody is left who could send any."""

    def start_application_mode(self) -> None:
        """Begin as with a terminal in use; the driver would have the first click decide."""
        super().start_application_mode()
        self._app.call_later(self._app.post_message, events.AppFocus())

    def run_input_thread(self) -> None:
        """Read keys; the end of the pipe is the end of the server, however it came about.

        What is being saved is whole or not there: leaving at once does no harm.
        """
        super().run_input_thread()
        if not self.exit_event.is_set():
            os._exit(_ORPHANED)

    def on_meta(self, packet_type: str, payload: dict[str, Any]) -> None:
        """Leave as with `q`, so that theme and place are remembered, when the window is closed."""
        if packet_type == "quit":
            self._app.call_later(self._app.action_quit)
        else:
            super().on_meta(packet_type, payload)
