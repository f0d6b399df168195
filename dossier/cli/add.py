"""The command that takes in articles from files."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType

import click

from dossier.cli.context import (
    print_json,
    progress_bar,
    put,
    tell_notes,
    workspace,
    workspace_option,
)

_INTERRUPTED = 130  # as a shell says it of a command that ctrl+c has ended


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def add(paths: tuple[Path, ...], as_json: bool) -> None:
    """Add articles from files, or from all files in folders.

    Text, Markdown, saved web pages, PDF, Word (.docx) and mail (.eml). Each file is read in a
    process with limits. What a file does not say stays empty, what is ambiguous is asked. A file
    that corrects an article of yours gives it a new text: see `dossier orphans`. Ctrl+c stops it:
    what has been read is stored.
    """
    from dossier.clock import now
    from dossier.store.adding.intake import add as run

    place = workspace()
    tell_notes(place)
    with progress_bar("Reading") as show, _interrupts() as stop:
        report = run(place, paths, lambda done, of, _path: show(done, of), stop, when=now())
    if as_json:
        print_json(report.data())
    else:
        put("\n".join(report.lines()))
    if report.stopped:
        raise click.exceptions.Exit(_INTERRUPTED)
    if report.refused:
        raise click.exceptions.Exit(1)


@contextmanager
def _interrupts() -> Iterator[Event]:
    """Let ctrl+c set the event; a second one breaks off."""
    stop = Event()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
