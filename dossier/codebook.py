"""Reference data: the codebook, the companies and the bilingual lexicon (`data/*.toml`)."""

from __future__ import annotations

from pathlib import Path

from dossier import records
from dossier.errors import DossierError
from dossier.model import Company, Facet, Plain, Term


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
    facets = records.read(path, _Codebook).facet
    _refuse_twins([facet.id for facet in facets], "facet", path)
    _refuse_twins([topic.id for facet in facets for topic in facet.topic], "topic", path)
    return facets


def read_companies(path: Path) -> tuple[Company, ...]:
    """Read the companies. Raises DossierError on a malformed file or on two equal ids."""
    companies = records.read(path, _Companies).company
    _refuse_twins([company.id for company in companies], "company", path)
    return companies


def read_lexicon(path: Path) -> tuple[Term, ...]:
    """Read the French and English terms. Raises DossierError on a malformed file."""
    return records.read(path, _Lexicon).term


def _refuse_twins(ids: list[str], kind: str, path: Path) -> None:
    seen: set[str] = set()
    for item in ids:
        if item in seen:
            text = path.read_text("utf-8")
            at = text.rindex(f'"{item}"')
            raise DossierError(
                f"two entries have the id {item!r}; the id of a {kind} must be its own",
                where=f"{path}:{text.count(chr(10), 0, at) + 1}",
            )
        seen.add(item)
