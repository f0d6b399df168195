"""The library that the repository carries, read as it lies in `seeds/` and `data/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.codebook import read_codebook, read_companies, read_lexicon
from dossier.coding.seeds import Seed, read_seeds
from dossier.model import Library
from dossier.workspace import Workspace

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    """The repository itself; nothing may be written there."""
    return Workspace(ROOT)


@pytest.fixture(scope="session")
def seeds(workspace: Workspace) -> tuple[Seed, ...]:
    """Every seed, in the order of the file names."""
    return read_seeds(workspace.seeds)


@pytest.fixture(scope="session")
def library(workspace: Workspace, seeds: tuple[Seed, ...]) -> Library:
    """The seeds and the reference data as views get them, without originals."""
    statements = [statement for seed in seeds for statement in seed.statements]
    return Library(
        companies=read_companies(workspace.companies),
        facets=read_codebook(workspace.codebook),
        articles=tuple(sorted((seed.article for seed in seeds), key=lambda item: item.id)),
        statements=tuple(
            sorted(
                statements,
                key=lambda item: (item.evidence[0].article, item.evidence[0].start, item.id),
            )
        ),
        lexicon=read_lexicon(workspace.lexicon),
    )
