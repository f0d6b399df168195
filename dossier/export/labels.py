"""The names under which a statement stands, for formats that do not know our ids."""

from __future__ import annotations

from msgspec import Struct

from dossier.model import Library, Statement


class Labels(Struct, frozen=True):
    """Names of company, facet and topic; empty where the library holds none by now."""

    company: str
    facet: str
    topic: str


def labels(library: Library, statement: Statement) -> Labels:
    """Give the names of a statement's company, facet and topic."""
    company = library.company.get(statement.company)
    facet, topic = library.facet.get(statement.facet), library.topic.get(statement.topic)
    return Labels(
        company.name if company else "", facet.name if facet else "", topic.name if topic else ""
    )
