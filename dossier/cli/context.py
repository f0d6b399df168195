"""What every command needs: the workspace, the open library, ways to print."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO, TypeVar, get_args

import click

from dossier.cleaning import clean

if TYPE_CHECKING:
    from dossier.model import Library
    from dossier.store.store import Store
    from dossier.workspace import Workspace

PIPE_WIDTH = 120
NARROWEST = 40
_AS_OF, _BY, _WORKSPACE = "dossier.as_of", "dossier.by", "dossier.workspace"

Command = TypeVar("Command", bound=Callable[..., Any])


def workspace_option(command: Command) -> Command:
    """Add `--workspace`, which may stand before or after the name of a command."""
    return click.option(
        "--workspace",
        "-w",
        type=click.Path(file_okay=False),
        callback=_remember,
        expose_value=False,
        help="Folder to work in, or address on a server (default: DOSSIER_WORKSPACE, else this "
        "folder or one above it, else your own library).",
    )(command)


def as_of_options(command: Command) -> Command:
    """Add `--as-of` and `--by`, which show the library as it stood at a date."""
    by = click.option(
        "--by", type=click.Choice(["published", "happened"]), default="published",
        callback=_note_by, expose_value=False, is_eager=True,
        help="With --as-of: by the dates of the articles, or of what the statements tell.",
    )  # fmt: skip
    when = click.option(
        "--as-of", metavar="DATE", callback=_note_as_of, expose_value=False,
        help="Only what was published by then: 2018, 2018-01, 2018-01-31.",
    )  # fmt: skip
    return when(by(command))


def _note_by(context: click.Context, _option: click.Parameter, by: str) -> None:
    context.meta[_BY] = by


def _note_as_of(context: click.Context, _option: click.Parameter, when: str | None) -> None:
    context.meta[_AS_OF] = when or ""


def _remember(context: click.Context, _option: click.Parameter, place: str | None) -> None:
    if place is not None:
        context.find_root().obj = without_password(context, _option, place)


def without_password(_context: click.Context, _option: click.Parameter, place: str) -> str:
    """Refuse a password on the command line: whoever asks for the processes would read it."""
    from dossier.workspace import is_address

    if is_address(place):
        from dossier.store.server.address import Address

        if Address(place).has_password:
            raise click.UsageError(
                "A password on the command line can be read by others. Put it into ~/.pgpass, "
                "PGPASSWORD, or an address in DOSSIER_WORKSPACE."
            )
    return place


def rows_option(command: Command) -> Command:
    """Add `--rows`, which narrows a comparison to the rows of one kind."""
    from dossier.views.comparison import Rows

    return click.option(
        "--rows",
        type=click.Choice(get_args(Rows)),
        default="all",
        help="Only rows in which two or more companies are written about, by the very same "
        "statements (shared) or not (differs), or in which one company is (only).",
    )(command)


def workspace() -> Workspace:
    """Find the workspace that the command line asks for; one on a server is opened once."""
    context = click.get_current_context()
    found: Workspace | None = context.meta.get(_WORKSPACE)
    if found is None:
        from dossier.store.opening import open_workspace

        found = context.meta[_WORKSPACE] = open_workspace(context.find_root().obj, talk)
    return found


def open_library(*, with_notes: bool = True) -> Library:
    """Read the library; a store that is not there yet is built first, and that is said.

    `with_notes` says, too, what has changed in the files since the store was built.
    """
    library = open_store().library()
    if with_notes:
        tell_notes(workspace())
    return _as_of(library)


def _as_of(library: Library) -> Library:
    """Give the library at the date that was asked for, and say what is left out."""
    meta = click.get_current_context().meta
    if not meta.get(_AS_OF):
        return library
    from dossier.views.as_of import as_of
    from dossier.views.wording import moment

    found = as_of(library, meta[_AS_OF], meta[_BY])
    if found.moment:
        talk(f"{moment(found.moment)}.")
    return found


def open_store() -> Store:
    """Give the store; one that is not there yet is built first, and that is said."""
    from dossier.store.store import Store, is_built

    place = workspace()
    if not is_built(place):
        from dossier.store.building.build import build

        report = build(place)
        if report.companies or report.articles or report.statements:
            talk("\n".join(report.lines()))
    return Store(place)


def tell_notes(place: Workspace) -> None:
    """Say what has changed in the files since the store was built."""
    from dossier.store.freshness import notes

    for note in notes(place):
        talk(note)


def resolve_companies(library: Library, typed: tuple[str, ...]) -> tuple[Library, tuple[str, ...]]:
    """Find the companies of a comparison, two to four different ones, some at a date (psa@2018).

    Gives the library that has them, and their ids.
    """
    from dossier.views.comparison import FEWEST, MOST

    library, chosen = resolve_dossiers(library, typed)
    if not FEWEST <= len(chosen) <= MOST:
        raise click.UsageError(f"A comparison takes {FEWEST} to {MOST} different companies.")
    return library, chosen


def resolve_dossiers(library: Library, typed: tuple[str, ...]) -> tuple[Library, tuple[str, ...]]:
    """Find companies as `naming.resolve_dossiers` does, and say what is left out at a date."""
    from dossier.export.moments import said_of
    from dossier.search import naming

    library, chosen = naming.resolve_dossiers(library, typed)
    for line in said_of(library, chosen):
        talk(line)
    return library, chosen


def confirmed(question: str, *, yes: bool) -> None:
    """Ask before much is changed at once, unless `yes`.

    Raises Exit where the answer is no, and UsageError where nobody can be asked.
    """
    if yes:
        return
    if not is_terminal(sys.stdin):
        raise click.UsageError("Nobody can be asked here; say --yes to have it done.")
    if not click.confirm(question, err=True):
        raise click.exceptions.Exit(1)


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is open, and a terminal."""
    return stream is not None and stream.isatty()


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error, where that is a terminal; it is told how many of how many."""
    with click.progressbar(
        length=1, label=label, file=sys.stderr, hidden=not is_terminal(sys.stderr)
    ) as bar:

        def show(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        yield show


def line_width() -> int | None:
    """Give the width to wrap lines to: the terminal's, or none where data goes elsewhere."""
    return table_width() if is_terminal(sys.stdout) else None


def table_width() -> int:
    """Give the width of a table: COLUMNS, else the terminal's, else what suits a file."""
    import shutil

    return max(NARROWEST, shutil.get_terminal_size((PIPE_WIDTH, 0)).columns)


def put(data: str, *, nl: bool = True) -> None:
    """Print data; a terminal would obey what a file may hold, so it is cleaned once more there."""
    click.echo(clean(data) if is_terminal(sys.stdout) else data, file=sys.stdout, nl=nl)


def talk(words: str) -> None:
    """Say something that is not data."""
    click.echo(clean(words), file=sys.stderr)


def print_json(data: object) -> None:
    """Print data as indented JSON."""
    import msgspec

    put(msgspec.json.format(msgspec.json.encode(data), indent=2).decode("utf-8"))
