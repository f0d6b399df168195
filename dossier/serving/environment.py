"""What the app in a browser is told of the environment: what it needs, and no secret."""

from __future__ import annotations

import os

from dossier.articles.importing import module_path
from dossier.workspace import ENVIRONMENT, Workspace, is_address

_KEPT = (
    "HOME", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "NO_COLOR",
    "DOSSIER_CONFIG", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
)  # fmt: skip


_SHARED = (  # what lets one in on a server, and where its replica is
    "PGPASSWORD", "PGPASSFILE", "PGSERVICE", "PGSERVICEFILE", "DOSSIER_CACHE", "XDG_CACHE_HOME",
)  # fmt: skip


def child_environment(workspace: Workspace, columns: int, rows: int) -> dict[str, str]:
    """Give the environment of an app in a window of `columns` and `rows` cells."""
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        **_place(workspace),
        "COLUMNS": str(columns),
        "ROWS": str(rows),
        "TERM": "xterm-256color",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TEXTUAL_DRIVER": "dossier.serving.driver:BrowserDriver",
        "PYTHONPATH": module_path(),
        "PYTHONUTF8": "1",
    }


def _place(workspace: Workspace) -> dict[str, str]:
    """Name the workspace; and, on a server, what lets one in there."""
    if not workspace.server:
        return {ENVIRONMENT: str(workspace.root.resolve())}
    named = os.environ.get(ENVIRONMENT, "")
    address = named if is_address(named) else workspace.server  # the former may have a password
    return {
        **{name: os.environ[name] for name in _SHARED if name in os.environ},
        ENVIRONMENT: address,
    }
