"""A small window that asks where to write Markdown, and writes it."""

from __future__ import annotations

from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from dossier.errors import DossierError, OccupiedError
from dossier.tui import render
from dossier.tui.sheet import Sheet
from dossier.tui.widgets.key_line import KeyLine


class ExportScreen(ModalScreen[None]):
    """Asks for a path; enter writes, escape leaves."""

    CSS_PATH = "export.tcss"
    BINDINGS = [
        ("escape", "leave", "leave"),
        ("ctrl+o", "overwrite", "replace the file, keep a copy"),
    ]

    class Written(Message):
        """The file has been written, or could not be."""

        def __init__(self, words: str, *, failed: bool = False, occupied: bool = False) -> None:
            super().__init__()
            self.words = words
            self.failed = failed
            self.occupied = occupied

    def __init__(self, sheet: Sheet, folder: Path) -> None:
        super().__init__()
        self._sheet = sheet
        self._folder = folder
        self._occupied = False

    def compose(self) -> ComposeResult:
        """What is written, and where to."""
        with Vertical(id="export"):
            yield Static(render.styled(f"Export {self._sheet.title} as Markdown", render.STRONG))
            yield Input(str(self._folder / self._sheet.filename), id="path", compact=True)
            yield Static(render.styled("enter writes · escape leaves", render.MUTED), id="answer")
        yield KeyLine()

    def on_input_submitted(self) -> None:
        """Write without touching a file that is not ours."""
        self._write(force=False)

    def on_input_changed(self) -> None:
        """Another name is another question."""
        self._occupied = False
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Replace a file only after having said that one stands there."""
        return (action != "overwrite" or self._occupied) and super().check_action(
            action, parameters
        )

    def action_overwrite(self) -> None:
        """Write over the file that stands there; a copy of it is kept."""
        self._write(force=True)

    def action_leave(self) -> None:
        """Close the window."""
        self.dismiss()

    def _write(self, *, force: bool) -> None:
        path = Path(self.query_one("#path", Input).value.strip()).expanduser()
        self._deliver(path, force)

    @work(thread=True, exclusive=True)
    def _deliver(self, path: Path, force: bool) -> None:
        from dossier.export.delivery import deliver
        from dossier.export.placing import make_folder

        try:
            if path.parent == self._folder:
                make_folder(self._folder)
            outcomes = [deliver(path, self._sheet.text(), force=force)]
            for name, text in self._sheet.others():
                outcomes.append(deliver(path.with_name(name), text, force=force))
        except OccupiedError as fault:
            self.post_message(self.Written(f"{fault.where}: {fault.what}", occupied=True))
        except DossierError as fault:
            self.post_message(self.Written(str(fault), failed=True))
        else:
            more = f" and {len(outcomes) - 1} more" if len(outcomes) > 1 else ""
            words = "Written to" if "written" in outcomes else "Nothing had changed in"
            self.post_message(self.Written(f"{words} {path}{more}"))

    def on_export_screen_written(self, message: Written) -> None:
        """Close on success; otherwise say what is wrong and how to go on."""
        if not (message.failed or message.occupied):
            self.app.notify(message.words, markup=False)
            self.dismiss()
            return
        self._occupied = message.occupied
        self.refresh_bindings()
        words = message.words
        if message.occupied:
            words += "\nChange the name, or press ctrl+o: the file is replaced, a copy of it kept."
        self.query_one("#answer", Static).update(render.styled(words, "$text-error"))
