"""An app that shows what colleagues change in a workspace on a server."""

from __future__ import annotations

import time

from textual import work
from textual.app import App
from textual.message import Message
from textual.worker import get_current_worker

from dossier.tui.desk import Desk
from dossier.tui.places import Changed

_LOST = (
    "The server cannot be reached. The library is shown as it was last read; nothing can be saved "
    "until it is back."
)


class ListeningApp(App[None]):
    """Base of the app: it listens where the workspace is on a server, and nowhere else."""

    desk: Desk

    class Heard(Message):
        """A colleague's change is here, or the server is lost or back (`who` is nobody then)."""

        def __init__(self, who: str, *, lost: bool) -> None:
            super().__init__()
            self.who = who
            self.lost = lost

    def on_mount(self) -> None:
        """Begin to listen."""
        if self.desk.workspace.server:
            self._listen()

    @work(thread=True, group="listening")
    def _listen(self) -> None:
        from dossier.store.server.listening import heard

        worker = get_current_worker()
        for item in heard(self.desk.workspace, lambda: worker.is_cancelled, time.sleep):
            self.post_message(self.Heard(item.who, lost=item.lost))

    def on_listening_app_heard(self, message: Heard) -> None:
        """Show what is new, where the person is."""
        if message.lost:
            self.notify(_LOST, severity="warning", markup=False)
            return
        if fault := self.desk.refresh():
            self.notify(fault, severity="error", markup=False)
            return
        self.post_message(Changed())
        said = f"Renewed: a change by {message.who}." if message.who else "The server is back."
        self.notify(said, markup=False)
