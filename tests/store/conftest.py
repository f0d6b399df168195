"""A workspace with the small library, built or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.store.building.build import open_store
from dossier.store.store import Store
from dossier.workspace import Workspace

from .samples import make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "library")


@pytest.fixture
def store(workspace: Workspace) -> Store:
    return open_store(workspace)
