"""What the app in a browser is told of the environment: what it needs, and no secret."""

from __future__ import annotations

import os

from dossier.articles.importing import module_path
from dossier.workspace import ENVIRONMENT, Workspace

_KEPT = (
    "HOME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "NO_COLOR",
    "DOSSIER_CONFIG", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
)  # fmt: skip


def child_environment(workspace: Workspace, columns: int, rows: int) -> dict[str, str]:
    """Give the environment of an app in a window of `columns` and `rows` cells."""
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        ENVIRONMENT: str(workspace.root.resolve()),
        "COLUMNS": str(columns),
        "ROWS": str(rows),
        "TERM": "xterm-256color",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TEXTUAL_DRIVER": "dossier.serving.driver:BrowserDriver",
        "PYTHONPATH": module_path(),
        "PYTHONUTF8": "1",
    }
