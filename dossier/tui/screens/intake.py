"""Files are added while one watches; then it is told what became of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import ProgressBar, Static

from dossier.articles.listing import shown
from dossier.clock import now
from dossier.errors import DossierError
from dossier.store.adding.intake import add
from dossier.store.adding.intake_report import (
    Added,
    AddReport,
    Known,
    NotTaken,
    Outcome,
    Revised,
    tell,
)
from dossier.tui import render
from dossier.tui.desk import Desk
from dossier.tui.places import Changed, ReaderPlace, Visit
from dossier.tui.widgets.key_line import KeyLine
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.row_list import ListRow, RowList
from dossier.views import wording

_MOST_PASSED = 200  # files of other kinds that are named


class IntakeScreen(ModalScreen[None]):
    """Adds files and folders; escape stops it, and closes the window when it has ended."""

    CSS_PATH = "intake.tcss"
    BINDINGS = [("escape", "leave", "stop or close")]

    class Progressed(Message):
        """So many files are done of so many; a path is being read, if any."""

        def __init__(self, done: int, of: int, path: Path | None) -> None:
            super().__init__()
            self.done = done
            self.of = of
            self.path = path

    class Ended(Message):
        """Everything has been read, or it was stopped; or the store said what is wrong."""

        def __init__(self, report: AddReport | None, fault: str = "") -> None:
            super().__init__()
            self.report = report
            self.fault = fault

    def __init__(self, desk: Desk, paths: Sequence[Path]) -> None:
        super().__init__()
        self._desk = desk
        self._paths = tuple(paths)
        self._stop = Event()
        self._ended = False
        self._outcomes: tuple[Outcome, ...] = ()

    def compose(self) -> ComposeResult:
        """What is done, the bar, the report."""
        with Vertical(id="intake"):
            yield Static(render.styled("Add articles", render.STRONG), id="heading")
            yield ProgressBar(id="progress", show_eta=False)
            yield Static(render.styled("Looking for files …", render.MUTED), id="words")
            yield RowList(id="report")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin."""
        self.query_one("#report").display = False
        self._add()

    def on_unmount(self) -> None:
        """Leave no reading behind when the app is left."""
        self._stop.set()

    @work(thread=True)
    def _add(self) -> None:
        def progress(done: int, of: int, path: Path | None) -> None:
            self.post_message(self.Progressed(done, of, path))

        try:
            self._desk.refuse_past()
            report = add(self._desk.workspace, self._paths, progress, self._stop, when=now())
        except DossierError as fault:
            self.post_message(self.Ended(None, str(fault)))
        else:
            self.post_message(self.Ended(report))

    def on_intake_screen_progressed(self, message: Progressed) -> None:
        """Show how far it is."""
        self.query_one(ProgressBar).update(total=message.of, progress=message.done)
        name = shown(message.path.name) if message.path else ""
        self._say(f"{message.done:,} of {wording.count(message.of, 'file')}   {name}")

    def on_intake_screen_ended(self, message: Ended) -> None:
        """Show the report, and the library with what is new in it."""
        self._ended = True
        self.set_class(message.report is not None, "-told")
        self.query_one(ProgressBar).display = False
        if message.report is None:
            self.query_one("#words", Static).update(render.styled(message.fault, "$text-error"))
            return
        self._outcomes = message.report.outcomes
        self._say(" ".join(message.report.summary()))
        report = self.query_one("#report", RowList)
        report.display = True
        report.show(list(_rows(message.report)))
        report.focus()
        if message.report.added or message.report.revised or message.report.known:
            self._desk.refresh()
            self.post_message(Changed())

    def _say(self, words: str) -> None:
        self.query_one("#words", Static).update(render.plain(words))

    def on_line_view_opened(self, message: LineView.Opened) -> None:
        """Read the article that a file has become, or is."""
        outcome = self._outcomes[message.at] if isinstance(message.at, int) else None
        if isinstance(outcome, Added | Revised):
            self.post_message(Visit(ReaderPlace(outcome.article.id)))
        elif isinstance(outcome, Known):
            self.post_message(Visit(ReaderPlace(outcome.article)))

    def action_leave(self) -> None:
        """Stop, or close the window."""
        if not self._ended:
            self._stop.set()
            self._say("Stopping …")
        else:
            self.dismiss()


def _rows(report: AddReport) -> Iterator[ListRow]:
    """Give the rows of a report; those of files stop at the number of their outcome."""
    numbered = list(enumerate(report.outcomes))
    added = [(n, item) for n, item in numbered if isinstance(item, Added)]
    revised = [(n, item) for n, item in numbered if isinstance(item, Revised)]
    known = [(n, item) for n, item in numbered if isinstance(item, Known)]
    refused = [(n, item) for n, item in numbered if isinstance(item, NotTaken)]
    yield from _group("Added", [pair for pair in added if not pair[1].article.copy_of])
    yield from _group("Added as copies", [pair for pair in added if pair[1].article.copy_of])
    yield from _group("New versions", revised)
    yield from _group("Known already", known)
    yield from _group("Refused", refused)
    passed = report.passed_over
    if passed:
        yield ListRow(render.styled(f"Of other kinds ({len(passed):,})", render.HEADING))
    for path in passed[:_MOST_PASSED]:
        yield ListRow(render.styled(shown(path.name), render.MUTED), stop=("passed", path))
    if len(passed) > _MOST_PASSED:
        yield ListRow(render.styled(f"and {len(passed) - _MOST_PASSED:,} more", render.MUTED))


def _group(heading: str, items: Sequence[tuple[int, Outcome]]) -> Iterator[ListRow]:
    if items:
        yield ListRow(render.styled(f"{heading} ({len(items):,})", render.HEADING))
    for number, item in items:
        asks = isinstance(item, Added | Revised) and item.questions
        sign = render.asked() if asks else render.plain("  ")
        words = "\n".join(line.strip() for line in tell(item, shown(item.path.name)))
        yield ListRow(render.plain(words), stop=number, prefix=sign)
