"""A small window that asks where to write Markdown, and writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Static

from dossier.errors import DossierError
from dossier.tui import render


@dataclass(frozen=True)
class Sheet:
    """Something to write: what it is, a file name, and how its text is made."""

    title: str
    filename: str
    text: Callable[[], str]


class ExportScreen(ModalScreen[None]):
    """Asks for a path; enter writes, escape leaves."""

    CSS_PATH = "export.tcss"
    BINDINGS = [
        ("escape", "leave", "leave"),
        ("ctrl+o", "overwrite", "replace a file that is not ours"),
    ]

    class Written(Message):
        """The file has been written, or could not be."""

        def __init__(self, words: str, *, failed: bool) -> None:
            super().__init__()
            self.words = words
            self.failed = failed

    def __init__(self, sheet: Sheet, folder: Path) -> None:
        super().__init__()
        self._sheet = sheet
        self._folder = folder

    def compose(self) -> ComposeResult:
        """What is written, and where to."""
        with Vertical(id="export"):
            yield Static(render.styled(f"Export {self._sheet.title} as Markdown", render.STRONG))
            yield Input(str(self._folder / self._sheet.filename), id="path", compact=True)
            yield Static(render.styled("enter writes · escape leaves", render.MUTED), id="answer")
        yield Footer(compact=True, show_command_palette=False)

    def on_input_submitted(self) -> None:
        """Write without touching a file that is not ours."""
        self._write(force=False)

    def action_overwrite(self) -> None:
        """Write even over a file that is not ours."""
        self._write(force=True)

    def action_leave(self) -> None:
        """Close the window."""
        self.dismiss()

    def _write(self, *, force: bool) -> None:
        path = Path(self.query_one("#path", Input).value.strip()).expanduser()
        self._deliver(path, force)

    @work(thread=True, exclusive=True)
    def _deliver(self, path: Path, force: bool) -> None:
        from dossier.export.delivery import deliver, make_folder

        try:
            if path.parent == self._folder:
                make_folder(self._folder)
            outcome = deliver(path, self._sheet.text(), force=force)
        except DossierError as fault:
            self.post_message(self.Written(f"{fault.where}: {fault.what}", failed=True))
        else:
            words = {"unchanged": "Nothing had changed in"}.get(outcome, "Written to")
            self.post_message(self.Written(f"{words} {path}", failed=False))

    def on_export_screen_written(self, message: Written) -> None:
        """Close on success; otherwise say what is wrong and how to go on."""
        if message.failed:
            words = (
                f"{message.words}\n"
                "Change the name, or ctrl+o replaces the file; a copy of it is kept."
            )
            self.query_one("#answer", Static).update(render.styled(words, "$text-error"))
            return
        self.app.notify(message.words, markup=False)
        self.dismiss()
