"""Running the command as a user does: in a process of its own."""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from dossier.workspace import Workspace

Run = Callable[..., "subprocess.CompletedProcess[str]"]
OnTerminal = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `dossier` with arguments, in a folder that is no workspace."""

    def call(
        *arguments: str, workspace: Workspace | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
        if workspace:
            environment["DOSSIER_WORKSPACE"] = str(workspace.root)
        return subprocess.run(
            [sys.executable, "-m", "dossier", *arguments],
            capture_output=True,
            text=True,
            env=environment,
            cwd=cwd or tmp_path,
            timeout=60,
            check=False,
        )

    return call


@pytest.fixture
def on_terminal(sample: Workspace) -> OnTerminal:
    """Run `dossier` on a terminal of its own, over the sample library."""

    def call(*arguments: str, encoding: str = "utf-8", columns: int = 60) -> tuple[int, str]:
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "dossier", *arguments],
            stdin=theirs, stdout=theirs, stderr=theirs,
            env={
                **os.environ, "DOSSIER_WORKSPACE": str(sample.root), "PYTHONIOENCODING": encoding,
                "COLUMNS": str(columns), "TERM": "dumb",
            },
        )  # fmt: skip
        os.close(theirs)
        with os.fdopen(ours, "rb") as terminal:
            shown = b"".join(_chunks(terminal))
        return process.wait(timeout=60), shown.decode(encoding).replace("\r\n", "\n")

    return call


def _chunks(terminal: BinaryIO) -> Iterator[bytes]:
    with contextlib.suppress(OSError):  # on Linux the end of a terminal is an error
        while chunk := os.read(terminal.fileno(), 65536):
            yield chunk
