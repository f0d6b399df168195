"""Who does the work of a command that has much of it: `--workers` and `--cluster`."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING

import click

from dossier.cli.context import Command, talk

if TYPE_CHECKING:
    from dossier.workers.spread import Spread

INTERRUPTED = 130  # as a shell says it of a command that ctrl+c has ended
_MOST = 64


def workers_options(command: Command) -> Command:
    """Add `--workers` and `--cluster`."""
    local = click.option(
        "--workers", type=click.IntRange(1, _MOST), default=None, metavar="N",
        help="Start so many workers of Dask on this machine, for this work alone.",
    )  # fmt: skip
    cluster = click.option(
        "--cluster", default="", metavar="ADDRESS",
        help="Use the workers of a scheduler of Dask that runs, such as tcp://desk:8786.",
    )  # fmt: skip
    return local(cluster(command))


@contextmanager
def engaged(workers: int | None, cluster: str) -> Iterator[Spread | None]:
    """Give those who were asked for, None where nobody was; say what they failed at."""
    if workers and cluster:
        raise click.UsageError("--workers and --cluster exclude each other.")
    from dossier.workers.chosen import chosen

    with chosen(workers or 0, cluster) as found:
        yield found
        if found and found.redone:
            talk(f"{found.redone:,} times a worker gave no result; it was done here.")


@contextmanager
def interrupts() -> Iterator[Event]:
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
