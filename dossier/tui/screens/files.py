"""A window to choose files and folders with the keyboard."""

from __future__ import annotations

import os
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from dossier.articles.gathering import is_file, is_folder
from dossier.articles.listing import Entry, Listing, list_folder, shown
from dossier.errors import DossierError
from dossier.language.folding import fold
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.widgets.file_list import FileList
from dossier.tui.widgets.key_line import KeyLine
from dossier.views import wording


class PathLine(Input):
    """Where a path is typed; down leads back to the list."""

    BINDINGS = [("down", "screen.list", "list")]


class FilesScreen(ModalScreen[tuple[Path, ...] | None]):
    """Gives back the files and folders that were marked, or the file under the cursor.

    None on escape. `folder` is where it begins, and afterwards where it was left.
    """

    CSS_PATH = "files.tcss"
    BINDINGS = [*bindings("files"), ("escape", "leave", "leave")]
    AUTO_FOCUS = "#entries"

    class Listed(Message):
        """A folder has been read; `folded` are the names as narrowing compares them.

        `above` is what the cursor stands on: the folder that one comes from.
        """

        def __init__(self, listing: Listing, folded: list[str], above: Path | None) -> None:
            super().__init__()
            self.listing = listing
            self.folded = folded
            self.above = above

    class Begun(Message):
        """A folder is being read."""

        def __init__(self, folder: Path) -> None:
            super().__init__()
            self.folder = folder

    class Closed(Message):
        """A folder cannot be read."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, title: str, folder: Path) -> None:
        super().__init__()
        self._title = title
        self.folder = folder
        self._everything = False
        self._listing: Listing | None = None
        self._folded: list[str] = []
        self._marks: dict[Path, None] = {}

    def compose(self) -> ComposeResult:
        """Title, path, list, what is left out."""
        with Vertical(id="files"):
            yield Static(render.styled(self._title, render.STRONG))
            yield PathLine(self._line(self.folder), id="path", compact=True, select_on_focus=False)
            yield FileList(id="entries")
            yield Static(id="state")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the first folder."""
        self._read(self.folder)

    # --- folders -----------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="folder")
    def _read(self, folder: Path, above: Path | None = None, *, typed: bool = False) -> None:
        """List a folder in a thread: it may be large, or far away, or gone.

        What is `typed` is a step on the way to a path, and need not be a folder yet.
        """
        worker = get_current_worker()
        if not typed:
            self.post_message(self.Begun(folder))
        try:
            listing = list_folder(Path(os.path.realpath(folder)), everything=self._everything)
        except (DossierError, ValueError) as fault:  # a path with a NUL is none
            if not (worker.is_cancelled or typed):
                self.post_message(self.Closed(str(fault)))
            return
        folded = [fold(entry.name) for entry in listing.entries]
        if not worker.is_cancelled:
            self.post_message(self.Listed(listing, folded, above))

    def on_files_screen_begun(self, message: Begun) -> None:
        """Say so: it may take a while."""
        self._say(f"Reading {shown(str(message.folder))} …")

    def on_files_screen_listed(self, message: Listed) -> None:
        """Show a folder; the path line follows, unless somebody is typing there."""
        self._listing, self._folded = message.listing, message.folded
        self.folder = message.listing.folder
        line = self.query_one(PathLine)
        if not line.has_focus:
            line.value = self._line(self.folder)
            line.cursor_position = len(line.value)
        self._show(at=message.above)

    def on_files_screen_closed(self, message: Closed) -> None:
        """Say why a folder is not shown; the last one stays."""
        self._say(message.words)

    def _line(self, folder: Path) -> str:
        return shown(os.path.join(folder, ""))  # noqa: PTH118 - with a separator at its end

    # --- the path line -----------------------------------------------------------------------

    def on_input_changed(self, message: Input.Changed) -> None:
        """Narrow the list, or go to the folder that has been typed."""
        if self._listing is None:
            return
        above, _ = os.path.split(message.value)
        here = os.path.split(self._line(self.folder))[0]
        if above and above != here:
            self._read(self._typed(above), typed=True)
        else:
            self._show()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Go to the folder, take the file, or go to what the list was narrowed to."""
        self.query_one(FileList).focus()
        above, name = os.path.split(message.value)
        path = self._typed(message.value)
        if name and is_folder(path):
            self._read(path)
        elif name and is_file(path):
            self.dismiss((path,))
        elif above and not is_folder(self._typed(above)):
            self._say(f"There is no folder {shown(above)}")

    def _typed(self, words: str) -> Path:
        """Give the path that has been typed; a / or ~ behind another begins anew."""
        for mark in ("//", "/~"):
            _, found, rest = words.rpartition(mark)
            words = f"{mark[1:]}{rest}" if found else words
        try:
            return self.folder / Path(words).expanduser()
        except RuntimeError:  # a home that nobody has
            return self.folder / words

    def action_path(self) -> None:
        """Type a path."""
        self.query_one(PathLine).focus()

    def action_list(self) -> None:
        """Go back to the list."""
        self.query_one(FileList).focus()

    # --- the list ----------------------------------------------------------------------------

    def _entries(self) -> list[Entry]:
        """Give what is shown: all of the folder, or what answers to the words typed."""
        if self._listing is None:
            return []
        wanted = fold(os.path.split(self.query_one(PathLine).value)[1])
        named = zip(self._listing.entries, self._folded, strict=True)
        return [entry for entry, name in named if wanted in name]

    def _show(self, *, at: Path | None = None) -> None:
        files = self.query_one(FileList)
        here = files.entry.path if files.entry else None
        files.show(self._entries(), at=at or here)
        self._show_state()

    def _show_state(self) -> None:
        listing = self._listing
        if listing is None:
            return
        left_out = [
            *([f"{listing.others:,} of other kinds"] if listing.others else []),
            *([f"{listing.hidden:,} hidden"] if listing.hidden else []),
        ]
        parts = [
            f"{len(self._marks):,} marked: enter takes them"
            if self._marks
            else "space marks · enter opens a folder or takes a file",
            wording.count(len(self._entries()), "entry", "entries"),
        ]
        if left_out:
            parts.append(f"not shown: {', '.join(left_out)}")
        self._say(" · ".join(parts))

    def _say(self, words: str) -> None:
        self.query_one("#state", Static).update(render.styled(words, render.MUTED))

    def on_line_view_marked(self) -> None:
        """Mark what the cursor is on, or take its mark away."""
        entry = self.query_one(FileList).entry
        if entry is not None:
            self._mark([entry.path])

    def _mark(self, paths: list[Path]) -> None:
        """Mark paths; where all are marked already, take the marks away."""
        if all(path in self._marks for path in paths):
            for path in paths:
                del self._marks[path]
        else:
            self._marks.update(dict.fromkeys(paths))
        self.query_one(FileList).show_marks(self._marks.keys())
        self._show_state()

    def action_all(self) -> None:
        """Mark every file that is shown and may be an article."""
        self._mark([entry.path for entry in self._entries() if entry.known])

    def on_line_view_opened(self) -> None:
        """Take what is marked; else open a folder, or take a file."""
        self.action_take()

    def action_take(self) -> None:
        """Take what is marked; else open a folder, or take a file."""
        entry = self.query_one(FileList).entry
        if self._marks:
            self.dismiss(tuple(self._marks))
        elif entry is not None and entry.folder:
            self._read(entry.path)
        elif entry is not None:
            self.dismiss((entry.path,))

    def action_into(self) -> None:
        """Go into the folder under the cursor."""
        entry = self.query_one(FileList).entry
        if entry is not None and entry.folder:
            self._read(entry.path)

    def action_up(self) -> None:
        """Go to the folder above, the cursor on the one that was left."""
        self._read(self.folder.parent, self.folder)

    def action_everything(self) -> None:
        """Show hidden files and those of other kinds, or not."""
        self._everything = not self._everything
        self._read(self.folder)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
