"""Who may be tied to whom: companies, people and brands, each under all of its spellings.

Two spellings are one name where case, accents, hyphens and legal forms alone differ, or where the
library lists one as an alias of the other. A name of one word ("Rossi") is a person only among
those of one company: elsewhere it may be another's.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from dossier.codebook.spelling import spelling_key
from dossier.model import Company, Library, Name, Person

ActorKind = Literal["company", "other company", "person", "brand"]
KINDS: dict[ActorKind, str] = {
    "company": "company of the library",
    "other company": "company named",
    "person": "person",
    "brand": "brand",
}
GROUPS: dict[ActorKind, str] = {
    "company": "companies of the library",
    "other company": "companies named",
    "person": "people",
    "brand": "brands",
}
_key_of = lru_cache(maxsize=8192)(spelling_key)  # statements name the same ones again and again


class Actor(Struct, frozen=True):
    """A node of the network. The id of a company of the library is that of its dossier.

    `companies` are those (ids) whose person or brand it is, by the library's list; `spellings` all
    by which it is known, the first one is `name`.
    """

    id: str
    kind: ActorKind
    name: str
    spellings: tuple[str, ...]
    companies: tuple[str, ...] = ()


class Directory:
    """Finds the actor that a statement means by a name; a name that nobody has is a new actor."""

    def __init__(self, library: Library) -> None:
        self._spellings: dict[str, dict[str, None]] = {}
        self._kinds: dict[str, ActorKind] = {}
        self._owners: dict[str, dict[str, None]] = {}
        self._known: dict[tuple[str, str, str], str] = {}  # by kind, spelling, company ("" is any)
        for company in library.companies:
            if company.id not in library.states:
                self._take(company)

    def actors(self) -> tuple[Actor, ...]:
        """Give everybody known or named so far: by kind, companies as in the library, else A–Z."""
        kinds = list(KINDS)
        found = (
            Actor(id_, kind, next(iter(names)), tuple(names), tuple(self._owners.get(id_, ())))
            for id_, names in self._spellings.items()
            for kind in (self._kinds[id_],)
        )
        return tuple(
            sorted(
                found,
                key=lambda item: (
                    kinds.index(item.kind),
                    "" if item.kind == "company" else item.name.casefold(),
                ),
            )
        )

    def company(self, name: str) -> str:
        """Give the id of the company that goes by a name."""
        found = self._find("other company", name, ("",))
        return found or self._add("other company", f"company:{_key(name)}", name)

    def person(self, name: str, companies: Iterable[str]) -> str:
        """Give the id of a person named in a statement about `companies` (ids)."""
        companies = tuple(companies)
        anywhere = ("",) if _is_full(name) else ()
        found = self._find("person", name, (*companies, *anywhere))
        return found or self._add("person", _person_id(name, companies[0]), name)

    def brand(self, name: str, companies: Iterable[str]) -> str:
        """Give the id of a brand named in a statement about `companies` (ids)."""
        found = self._find("brand", name, (*companies, ""))
        return found or self._add("brand", f"brand:{_key(name)}", name)

    # --- what the library lists --------------------------------------------------------------

    def _take(self, company: Company) -> None:
        self._add("company", company.id, company.name)
        aliases = (Name(company.name), Name(company.short), *company.aliases)
        for alias in aliases:
            self._know("other company", company.id, alias, "")
        for brand in company.brands:
            cased = f"={brand.name}" if brand.cased else _key(brand.name)
            id_ = self._add("brand", f"brand:{cased}", brand.name)
            self._own(id_, company, brand, "brand")
        for person in company.people:
            id_ = self._add("person", _person_id(person.name, company.id), person.name)
            self._own(id_, company, person, "person")

    def _own(self, id_: str, company: Company, entry: Name | Person, kind: ActorKind) -> None:
        self._owners.setdefault(id_, {})[company.id] = None
        for scope in (company.id, ""):
            self._know(kind, id_, entry, scope)

    def _know(self, kind: ActorKind, id_: str, entry: Name | Person, scope: str) -> None:
        cased = isinstance(entry, Name) and entry.cased
        for name in (entry.name, *entry.aliases):
            self._spellings[id_].setdefault(name)
            place = (kind, f"={name}" if cased else _key(name), scope)
            if self._known.setdefault(place, id_) != id_:
                self._known[place] = ""  # two go by it, so it tells nothing

    # --- what statements name ----------------------------------------------------------------

    def _find(self, kind: ActorKind, name: str, scopes: Iterable[str]) -> str:
        for scope in scopes:
            for spelling in (f"={name}", _key(name)):
                if found := self._known.get((kind, spelling, scope), ""):
                    self._spellings[found].setdefault(name)
                    return found
        return ""

    def _add(self, kind: ActorKind, id_: str, name: str) -> str:
        self._kinds.setdefault(id_, kind)
        self._spellings.setdefault(id_, {}).setdefault(name)
        return id_


def _person_id(name: str, company: str) -> str:
    key = _key(name)
    return f"person:{key}" if _is_full(name) else f"person:{key}@{company}"


def _is_full(name: str) -> bool:
    return len(name.split()) > 1


def _key(name: str) -> str:
    return _key_of(name) or name.casefold()
