"""The codes of a QDA project: topics under their facets, companies, statuses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from msgspec import Struct

from dossier.model import Library, Statement, Status
from dossier.views import wording

_DENIED = "denied"


class Code(Struct, frozen=True):
    """A code under a `key` of ours; a group is not given to passages, its `codes` are."""

    key: str
    name: str
    description: str
    codes: tuple[Code, ...] = ()


def codes_of(statement: Statement) -> list[str]:
    """Give the keys of the codes of a statement: topic, status, companies."""
    keys = [f"topic {statement.topic}", f"status {statement.status}"]
    if statement.denied:
        keys.append(f"status {_DENIED}")
    return [*keys, *(f"company {item}" for item in (statement.company, *statement.parties))]


def codebook(library: Library, statements: Sequence[Statement]) -> list[Code]:
    """Give the groups: every facet, then companies and statuses; no two names are alike."""
    groups = [
        Code(
            f"facet {facet.id}",
            facet.name,
            facet.definition,
            tuple(Code(f"topic {topic.id}", topic.name, topic.definition) for topic in facet.topic),
        )
        for facet in library.facets
    ]
    strays = sorted({item.topic for item in statements} - set(library.topic))
    if strays:
        codes = tuple(Code(f"topic {item}", item, "") for item in strays)
        groups.append(Code("strays", "Topics not in the codebook", "", codes))
    return _told_apart([*groups, _companies(library, statements), _statuses()])


def _companies(library: Library, statements: Iterable[Statement]) -> Code:
    named = {company for item in statements for company in (item.company, *item.parties)}
    known = [Code(f"company {item.id}", item.name, "") for item in library.companies]
    others = [Code(f"company {item}", item, "") for item in sorted(named - set(library.company))]
    about = "The company that a statement is about, and its parties."
    return Code("companies", "Companies", about, (*known, *others))


def _statuses() -> Code:
    codes = [Code(f"status {item}", item, wording.STATUSES[item]) for item in get_args(Status)]
    denied = Code(f"status {_DENIED}", _DENIED, "the article says that it is not so")
    return Code("statuses", "Status", "How far a thing has come.", (*codes, denied))


def _told_apart(groups: Iterable[Code]) -> list[Code]:
    """Give names that occur once: many programs take codes of one name for one code."""
    taken: set[str] = set()

    def named(code: Code, behind: str) -> Code:
        name, number = code.name, 1
        while name.casefold() in taken:
            name = f"{code.name} ({behind}{f' {number}' if number > 1 else ''})"
            number += 1
        taken.add(name.casefold())
        codes = tuple(named(item, name) for item in code.codes)
        return Code(code.key, name, code.description, codes)

    return [named(code, "group") for code in groups]
