"""The files and folders of a folder, of any number."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from textual.binding import Binding
from textual.content import Content

from dossier.articles.listing import Entry
from dossier.tui import render
from dossier.tui.widgets.drawn_lines import Line, Piece, Stop
from dossier.tui.widgets.lines import LineView

_SIZE = 12  # cells of the last column
_MARKED, _UNMARKED = "[✓] ", "[ ] "


class FileList(LineView):
    """Shows entries, those in `marks` with a sign; the cursor stops at their numbers."""

    BINDINGS = [
        Binding("enter", "open", "open or take", id="lists.open", key_display="⏎"),
        Binding("space", "mark", "mark", id="lists.mark"),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()
        self._marks: Collection[Path] = ()

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self._entries[self.cursor] if isinstance(self.cursor, int) else None

    def show(self, entries: Sequence[Entry], *, at: Path | None = None) -> None:
        """Show other entries, the cursor on the path `at`, else on the first."""
        self._entries = entries
        places = (number for number, entry in enumerate(entries) if entry.path == at)
        self.cursor = None
        self.renew(cursor=next(places, 0))

    def show_marks(self, marks: Collection[Path]) -> None:
        """Show other marks."""
        self._marks = marks
        self.made_anew()

    def order(self) -> Sequence[Stop]:
        """The numbers of the entries."""
        return range(len(self._entries))

    def block_of(self, stop: Stop) -> int | None:
        """An entry is a block of its own."""
        return stop if isinstance(stop, int) and 0 <= stop < len(self._entries) else None

    def guesses(self, width: int) -> Sequence[int]:
        """One line for each entry."""
        return [1] * len(self._entries)

    def block(self, number: int, width: int) -> list[Line]:
        """Say what an entry is."""
        content = self._content(self._entries[number], width - 1)
        return [(Piece(content, width, number, box=1 + len(_UNMARKED)),)]

    def _content(self, entry: Entry, width: int) -> Content:
        mark = render.plain(_MARKED if entry.path in self._marks else _UNMARKED)
        if entry.folder:
            return mark + render.styled(f"{entry.name}/", render.STRONG)
        name = render.plain(entry.name) if entry.known else render.styled(entry.name, render.MUTED)
        last = _size(entry.size) if entry.known else "other kind"
        room = max(0, width - mark.cell_length - _SIZE)
        return (
            mark + name.truncate(room, ellipsis=True, pad=True) + render.plain(f"{last:>{_SIZE}}")
        )


def _size(count: int) -> str:
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:,.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:,.1f} MB"
