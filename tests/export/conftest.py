"""The library that the repository carries."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.codebook import read_codebook, read_companies
from dossier.coding.seeds import read_seeds
from dossier.model import Library

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def seeds() -> Library:
    """Read the seed library as a store would hand it out, without originals."""
    read = sorted(read_seeds(ROOT / "seeds"), key=lambda seed: seed.article.id)
    return Library(
        companies=read_companies(ROOT / "data" / "companies.toml"),
        facets=read_codebook(ROOT / "data" / "codebook.toml"),
        articles=tuple(seed.article for seed in read),
        statements=tuple(
            statement
            for seed in read
            for statement in sorted(
                seed.statements, key=lambda item: (item.evidence[0].start, item.id)
            )
        ),
    )
