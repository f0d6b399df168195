"""Two libraries: the one that the repository carries, and a tiny one with an original."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.articles.anchoring import fingerprint
from dossier.articles.freezing import text_hash
from dossier.codebook import read_codebook, read_companies, read_lexicon
from dossier.coding.seeds import read_seeds
from dossier.model import (
    Article,
    Author,
    Company,
    DigestParagraph,
    Evidence,
    Facet,
    Figure,
    Library,
    Name,
    Names,
    Original,
    Person,
    Statement,
    Term,
    Topic,
)
from dossier.search.search import Index

ROOT = Path(__file__).parents[2]

PARAGRAPHS = (
    "Acmé ouvre une usine à Lyon.",
    "« Nous louons des trottinettes », dit Jo Doë.",
    "Rien ici ne fut relevé.",
)
ORIGINAL = "\n".join(PARAGRAPHS)


@pytest.fixture(scope="session")
def library() -> Library:
    """Read the library that the repository carries."""
    seeds = read_seeds(ROOT / "seeds")
    return Library(
        companies=read_companies(ROOT / "data" / "companies.toml"),
        facets=read_codebook(ROOT / "data" / "codebook.toml"),
        articles=tuple(seed.article for seed in seeds),
        statements=tuple(statement for seed in seeds for statement in seed.statements),
        lexicon=read_lexicon(ROOT / "data" / "lexicon.toml"),
    )


@pytest.fixture(scope="session")
def index(library: Library) -> Index:
    return Index.build(library)


@pytest.fixture(scope="session")
def small() -> Index:
    """Index two companies and two articles of our own."""
    return Index.build(_library(attached=False))


@pytest.fixture(scope="session")
def library_attached() -> Library:
    """Give the same, with the text of the first article at hand."""
    return _library(attached=True)


@pytest.fixture(scope="session")
def attached(library_attached: Library) -> Index:
    return Index.build(library_attached)


def _library(*, attached: bool) -> Library:
    return Library(
        companies=(
            Company(
                id="acme",
                name="Acmé Motors",
                short="Acmé",
                aliases=(Name(name="AM", cased=True), Name(name="Ateliers Acmé")),
                brands=(Name(name="Road Runner", aliases=("Roadrunner",)),),
                people=(Person(name="Jo Doë", aliases=("Doë",), role="head"),),
            ),
            Company(id="bolt-works", name="Bolt Works", short="Bolt"),
        ),
        facets=(
            Facet(
                id="sites",
                name="Sites",
                definition="Where it works.",
                topic=(Topic(id="plants", name="Plants", definition="Factories."),),
            ),
            Facet(
                id="services",
                name="Services",
                definition="What it rents out.",
                topic=(Topic(id="rental", name="Rental", definition="Hiring things out."),),
            ),
        ),
        articles=(
            Article(
                id="lyon",
                label="Acmé in Lyon",
                language="fr",
                title="Une usine de plus",
                sha256=text_hash(ORIGINAL),
                text_sha256=text_hash(ORIGINAL),
                characters=len(ORIGINAL),
                issued="2017-04-07",
                digest=(
                    DigestParagraph(paragraph=1, start=0, end=28, text="A factory in Lyon."),
                    DigestParagraph(paragraph=2, start=29, end=74, text="Scooters for hire."),
                ),
            ),
            Article(
                id="undated",
                label="Bolt buys nothing",
                language="en",
                sha256=text_hash("x"),
                text_sha256=text_hash("x"),
                characters=1,
                author=(Author(given="Ann", family="Writer"),),
                digest=(DigestParagraph(paragraph=1, start=0, end=1, text="Nothing is bought."),),
            ),
        ),
        statements=(
            Statement(
                id="acme-000001",
                company="acme",
                facet="sites",
                topic="plants",
                text="Acmé opens a plant in Lyon.",
                status="planned",
                speaker="journalist",
                evidence=(_evidence(1, PARAGRAPHS[0]),),
                date="2016",
                names=Names(places=("Lyon",)),
            ),
            Statement(
                id="acme-000002",
                company="acme",
                facet="services",
                topic="rental",
                text="Acmé rents things out.",
                status="ongoing",
                speaker="Doë",
                evidence=(_evidence(2, "trottinettes"),),
                parties=("bolt-works",),
                figures=(Figure(measure="fleet", unit="vehicles", value=12500),),
            ),
            Statement(
                id="bolt-works-000003",
                company="bolt-works",
                facet="sites",
                topic="plants",
                text="Bolt builds no factory.",
                status="claimed",
                speaker="company",
                denied=True,
                evidence=(
                    Evidence(
                        article="undated",
                        paragraph=1,
                        start=0,
                        end=1,
                        fingerprint=fingerprint("x"),
                    ),
                ),
            ),
            Statement(
                id="bolt-works-000004",
                company="bolt-works",
                facet="sites",
                topic="plants",
                text="Bolt closes a location in November.",
                status="considered",
                speaker="journalist",
                date="XXXX-11",
                evidence=(
                    Evidence(
                        article="undated",
                        paragraph=1,
                        start=0,
                        end=1,
                        fingerprint=fingerprint("x"),
                    ),
                ),
            ),
        ),
        originals={"lyon": Original(article="lyon", text=ORIGINAL)} if attached else {},
        lexicon=(
            Term(fr=("usine", "site de production"), en=("plant", "factory", "production site")),
            Term(fr=("location", "louer"), en=("rental", "rent")),
            Term(fr=("trottinette",), en=("scooter", "kick scooter")),
        ),
    )


def _evidence(paragraph: int, passage: str) -> Evidence:
    start = ORIGINAL.index(passage)
    return Evidence(
        article="lyon",
        paragraph=paragraph,
        start=start,
        end=start + len(passage),
        fingerprint=fingerprint(passage),
    )
