"""A small window that asks in which format to write, and where to, and writes."""

from __future__ import annotations

from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from dossier.errors import DossierError, OccupiedError
from dossier.export.file_delivery import deliver_file
from dossier.export.formats import FORMATS, Format
from dossier.export.making import TEXTS, holds_texts
from dossier.export.obsidian.vault_delivery import deliver_vault
from dossier.export.placing import make_folder
from dossier.tui import render
from dossier.tui.sheet import Sheet
from dossier.tui.widgets.key_line import KeyLine
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.row_list import ListRow, RowList
from dossier.views.wording import count

_HINT = "enter writes · escape leaves"
_CHOICE = "↑ ↓ choose the format · "
_TITLES = max(len(item.title) for item in FORMATS.values())


class PathInput(Input):
    """Where to write; up and down choose the format meanwhile."""

    BINDINGS = [
        Binding("down", "screen.next_format", "next format"),
        Binding("up", "screen.previous_format", "previous format"),
    ]


class ExportScreen(ModalScreen[None]):
    """Asks for a format and a path; enter writes, escape leaves."""

    CSS_PATH = "export.tcss"
    AUTO_FOCUS = "#path"
    BINDINGS = [
        ("escape", "leave", "leave"),
        ("ctrl+o", "overwrite", "replace the file, keep a copy"),
    ]

    class Written(Message):
        """It has been written, or could not be."""

        def __init__(self, words: str, *, failed: bool = False, occupied: bool = False) -> None:
            super().__init__()
            self.words = words
            self.failed = failed
            self.occupied = occupied

    def __init__(self, sheet: Sheet, folder: Path) -> None:
        super().__init__()
        self._sheet = sheet
        self._folder = folder
        self._form = sheet.formats[0]
        self._occupied = False

    def compose(self) -> ComposeResult:
        """What is written, in which format, and where to."""
        with Vertical(id="export"):
            yield Static(render.styled(f"Export {self._sheet.title}", render.STRONG))
            yield RowList([_row(form) for form in self._sheet.formats], id="formats")
            path = self._folder / self._sheet.suggested(self._form)
            yield PathInput(str(path), id="path", compact=True)
            hint = (_CHOICE if len(self._sheet.formats) > 1 else "") + _HINT
            yield Static(render.styled(hint, render.MUTED), id="answer")
        yield KeyLine()

    def on_mount(self) -> None:
        """Be as tall as the formats."""
        self.query_one(RowList).styles.height = len(self._sheet.formats)

    def on_line_view_moved(self, message: LineView.Moved) -> None:
        """Take another format; the path follows where it still ends as was suggested."""
        if not isinstance(message.at, tuple) or message.at[1] == self._form.name:
            return
        before, self._form = self._form, FORMATS[str(message.at[1])]
        path = self.query_one("#path", Input)
        sheet = self._sheet
        for old, new in (
            (sheet.suggested(before), sheet.suggested(self._form)),
            (before.ending, self._form.ending),
        ):
            if old and path.value.endswith(old):
                path.value = path.value.removesuffix(old) + new
                path.cursor_position = len(path.value)
                break

    def on_line_view_opened(self, _message: LineView.Opened) -> None:
        """Go back to the path after a click on a format."""
        self.query_one("#path").focus()

    def on_input_changed(self) -> None:
        """Another name is another question."""
        self._occupied = False
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Replace a file only after having said that one stands there; choose among several."""
        if action == "overwrite" and not self._occupied:
            return False
        if action.endswith("_format") and len(self._sheet.formats) == 1:
            return False
        return super().check_action(action, parameters)

    def action_next_format(self) -> None:
        """Choose the next format."""
        self.query_one(RowList).action_down()

    def action_previous_format(self) -> None:
        """Choose the format before."""
        self.query_one(RowList).action_up()

    def on_input_submitted(self) -> None:
        """Write without touching a file that is not ours."""
        self._write(force=False)

    def action_overwrite(self) -> None:
        """Write over the file that stands there; a copy of it is kept."""
        self._write(force=True)

    def action_leave(self) -> None:
        """Close the window."""
        self.dismiss()

    def _write(self, *, force: bool) -> None:
        path = Path(self.query_one("#path", Input).value.strip()).expanduser()
        self._deliver(path, self._form, force)

    @work(thread=True, exclusive=True)
    def _deliver(self, path: Path, form: Format, force: bool) -> None:
        try:
            if path.parent == self._folder:
                make_folder(self._folder)
            deliver = self._deliver_files if form.ending else self._deliver_notes
            words = deliver(path, form, force=force)
        except OccupiedError as fault:
            self.post_message(self.Written(f"{fault.where}: {fault.what}", occupied=True))
        except DossierError as fault:
            self.post_message(self.Written(str(fault), failed=True))
        else:
            self.post_message(self.Written(words))

    def _deliver_files(self, path: Path, form: Format, *, force: bool) -> str:
        """Write the file, others beside it, and say where. Raises DossierError."""
        library, scope = self._sheet.library, self._sheet.scope
        outcomes = []
        for number, (name, data) in enumerate(self._sheet.files(form)):
            where = path.with_name(name) if number else path
            outcomes.append(deliver_file(where, data, form, force=force))
        more = f" and {len(outcomes) - 1} more" if len(outcomes) > 1 else ""
        words = "Written to" if "written" in outcomes else "Nothing had changed in"
        texts = f". {TEXTS}" if holds_texts(library, scope, form) else ""
        return f"{words} {path}{more}{texts}"

    def _deliver_notes(self, path: Path, form: Format, *, force: bool) -> str:
        """Write the notes into a folder, and say so. Raises DossierError, the rest is written."""
        library = self._sheet.library
        report = deliver_vault(path, library, self._sheet.files(form), force=force)
        if report.refused:
            first = report.refused[0]
            raise OccupiedError(
                f"{first.what}; {count(len(report.refused), 'note')} left alone",
                where=first.where,
            )
        written, unchanged = report.count("written"), report.count("unchanged")
        return f"{count(written, 'note')} written, {unchanged} unchanged in {path}"

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


def _row(form: Format) -> ListRow:
    title = render.styled(f"{form.title:{_TITLES}}  ", render.STRONG)
    return ListRow(render.plain(form.words), prefix=title, stop=("format", form.name), limit=1)
