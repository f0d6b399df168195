"""The files of the reference data are read and verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dossier import records
from dossier.errors import DossierError
from dossier.model import Company, Facet, Plain, Term, Topic

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

    Raises DossierError on a malformed file, or when an id, present or former, stands twice.
    """
    return parse_codebook(records.text_of(path, absent=_ABSENT), str(path))


def parse_codebook(text: str, where: str) -> tuple[Facet, ...]:
    """Give what a codebook of this text says; `where` names it in messages. Raises as reading."""
    facets = records.parse(text, _Codebook, where).facet
    placed = [(facet, ("facet", at)) for at, facet in enumerate(facets)]
    _refuse_twins(text, where, "facet", placed)
    topics = [
        (topic, (*place, "topic", number))
        for facet, place in placed
        for number, topic in enumerate(facet.topic)
    ]
    _refuse_twins(text, where, "topic", topics)
    return facets


def read_companies(path: Path) -> tuple[Company, ...]:
    """Read the companies.

    Raises DossierError on a malformed file, or when an id, present or former, stands twice.
    """
    return parse_companies(records.text_of(path, absent=_ABSENT), str(path))


def parse_companies(text: str, where: str) -> tuple[Company, ...]:
    """Give the companies that a file of this text names. Raises as reading."""
    companies = records.parse(text, _Companies, where).company
    placed = [(company, ("company", at)) for at, company in enumerate(companies)]
    _refuse_twins(text, where, "company", placed)
    for company, place in placed:
        for what in _misnumbered(company):
            line = records.line_of(text, (*place, "renumbered"))
            raise DossierError(f"renumbered: {what}", where=f"{where}:{line}")
    return companies


def read_lexicon(path: Path) -> tuple[Term, ...]:
    """Read the French and English terms. Raises DossierError on a malformed file."""
    return records.read(path, _Lexicon, absent=_ABSENT).term


def _refuse_twins(
    text: str,
    where: str,
    kind: str,
    placed: Iterable[tuple[Company | Facet | Topic, records.Place]],
) -> None:
    """Raise DossierError at the second entry that has, or had, an id which another one has."""
    placed = tuple(placed)
    present: set[str] = set()
    for item, place in placed:
        if item.id in present:
            raise _fault(
                text,
                where,
                (*place, "id"),
                f"two entries have the id {item.id!r}; the id of a {kind} must be its own",
            )
        present.add(item.id)
    former: set[str] = set()
    for item, place in placed:
        for id_ in item.formerly:
            if id_ in present or id_ in former:
                what = f"formerly: {id_!r} {'is' if id_ in present else 'was'} another {kind}"
                raise _fault(text, where, (*place, "formerly"), what)
            former.add(id_)


def _misnumbered(company: Company) -> Iterator[str]:
    """Give what is wrong with the numbers that statements took when companies were merged."""
    for was, now in company.renumbered.items():
        if was.rpartition("-")[0] not in company.formerly:
            yield f"{was!r} is no statement of a company that is part of {company.id!r} now"
        if now.rpartition("-")[0] != company.id:
            yield f"{now!r} must begin with {company.id}-"
    if len(set(company.renumbered.values())) < len(company.renumbered):
        yield "two statements have the same new id"


def _fault(text: str, where: str, place: records.Place, what: str) -> DossierError:
    return DossierError(what, where=f"{where}:{records.line_of(text, place)}")
