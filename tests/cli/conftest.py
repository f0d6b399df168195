"""Running the command as a user does: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.workspace import Workspace

Run = Callable[..., "subprocess.CompletedProcess[str]"]


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
