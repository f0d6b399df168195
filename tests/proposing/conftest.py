"""Two invented companies, the codebook and the word lists of the repository."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.codebook import read_codebook
from dossier.coding.proposing.cues import Cues, read_cues
from dossier.coding.proposing.propose import propose
from dossier.model import Company, Facet, Name, Person
from dossier.proposals import Proposal
from tests.proposing.invented import article_of

ROOT = Path(__file__).parents[2]
COMPANIES = (
    Company(
        id="norvane",
        name="Norvane",
        short="Norvane",
        aliases=(Name(name="NV", cased=True),),
        brands=(Name(name="Cargolet"),),
        people=(Person(name="Ines Marrow", aliases=("Marrow",)),),
    ),
    Company(id="calder", name="Calder Ferries", short="Calder"),
)
FACETS = read_codebook(ROOT / "data" / "codebook.toml")
CUES = read_cues(ROOT / "data" / "cues.toml")

Proposing = Callable[..., tuple[Proposal, ...]]


def run(text: str, language: str = "en") -> tuple[Proposal, ...]:
    """Propose for a text about the two companies."""
    return propose(article_of(text, language), text, COMPANIES, FACETS, CUES)


def only(text: str, language: str = "en") -> Proposal:
    """Give the one proposal for the last sentence of a text."""
    return run(text, language)[-1]


@pytest.fixture(scope="session")
def cues() -> Cues:
    return CUES


@pytest.fixture(scope="session")
def facets() -> tuple[Facet, ...]:
    return FACETS
