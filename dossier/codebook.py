"""Reference data: the codebook, the companies and the bilingual lexicon (`data/*.toml`)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dossier import records
from dossier.errors import DossierError
from dossier.model import Company, Facet, Plain, Term

_ABSENT = "`dossier init` puts one into every new workspace; copy it from such a one."


class _Codebook(Plain, frozen=True):
    schema: int
    facet: tuple[Facet, ...]


class _Companies(Plain, frozen=True):
    schema: int
    company: tuple[Company, ...] = ()


class _Lexicon(Plain, frozen=True):
    schema: int
    term: tuple[Term, ...] = ()


def read_codebook(path: Path) -> tuple[Facet, ...]:
    """Read facets and topics, in the order in which comparisons show them.

    Raises DossierError on a malformed file, or when two facets, or two topics, share an id.
    """
    facets = records.read(path, _Codebook, absent=_ABSENT).facet
    _refuse_twins(path, [(facet.id, ("facet", at, "id")) for at, facet in enumerate(facets)])
    topics = [
        (topic.id, ("facet", at, "topic", number, "id"))
        for at, facet in enumerate(facets)
        for number, topic in enumerate(facet.topic)
    ]
    _refuse_twins(path, topics, kind="topic")
    return facets


def read_companies(path: Path) -> tuple[Company, ...]:
    """Read the companies. Raises DossierError on a malformed file or on two equal ids."""
    companies = records.read(path, _Companies, absent=_ABSENT).company
    _refuse_twins(path, [(item.id, ("company", at, "id")) for at, item in enumerate(companies)])
    return companies


def read_lexicon(path: Path) -> tuple[Term, ...]:
    """Read the French and English terms. Raises DossierError on a malformed file."""
    return records.read(path, _Lexicon, absent=_ABSENT).term


def _refuse_twins(path: Path, ids: Iterable[tuple[str, records.Place]], kind: str = "") -> None:
    seen: set[str] = set()
    for item, place in ids:
        if item in seen:
            line = records.line_of(path.read_text("utf-8"), place)
            raise DossierError(
                f"two entries have the id {item!r}; the id of a {kind or place[0]} must be its own",
                where=f"{path}:{line}",
            )
        seen.add(item)
