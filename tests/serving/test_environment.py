"""What an app in a browser is told of a workspace on a server, and what of one in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.serving.environment import child_environment
from dossier.workspace import ENVIRONMENT, Workspace

ADDRESS = "postgresql://ada@server/desk"


def test_what_lets_one_in_is_told_where_the_workspace_is_on_a_server_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PGPASSFILE", "pass")
    shared = child_environment(Workspace(tmp_path, ADDRESS), 80, 24)
    assert (shared[ENVIRONMENT], shared["PGPASSFILE"]) == (ADDRESS, "pass")
    monkeypatch.setenv(ENVIRONMENT, "postgresql://ada:secret@server/desk")
    assert "secret" in child_environment(Workspace(tmp_path, ADDRESS), 80, 24)[ENVIRONMENT]
    alone = child_environment(Workspace(tmp_path), 80, 24)
    assert alone[ENVIRONMENT] == str(tmp_path.resolve())
    assert "PGPASSFILE" not in alone
