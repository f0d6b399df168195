"""Loaded by each local worker at its start: ctrl+c is for the command, which ends its workers."""

from __future__ import annotations

import signal


def dask_setup(_worker: object) -> None:
    """Let the signal of ctrl+c pass by, which a terminal sends to all of its processes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
