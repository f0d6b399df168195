"""Where the companies of the library are named in a text, and by what kind of name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import lru_cache
from typing import NamedTuple

from dossier.coding.proposing.words import Words, words
from dossier.model import Company, Name, Person
from dossier.proposals import Found

_TITLES = frozenset("president chairman chairwoman director monsieur madame sir".split())
_RANKS: tuple[Found, ...] = ("named", "alias", "brand", "person")


class Mention(NamedTuple):
    """A name in a text: whose it is, of what kind, as the library writes it.

    `first` to `last` (inclusive) number the words it covers.
    """

    company: str
    found: Found
    name: str
    first: int
    last: int


class _Entry(NamedTuple):
    company: str
    found: Found
    name: str
    printed: tuple[str, ...]
    folded: tuple[str, ...]
    cased: bool


# what of a company its names depend on
_Named = tuple[str, str, str, tuple[Name, ...], tuple[Name, ...], tuple[Person, ...]]


class Directory:
    """Every name of every company, ready to be looked for; built once for a library."""

    def __init__(self, companies: Iterable[Company]) -> None:
        self.companies = tuple(companies)
        self.person = {
            fold_all(spelling): (company.id, person.name)
            for company in self.companies
            for person in company.people
            for spelling in (person.name, *person.aliases)
        }
        self._entries: dict[str, list[_Entry]] = {}
        for company in self.companies:
            for found, name, spelling, cased in _spellings(company):
                of = words(spelling)
                printed = tuple(word.printed for word in of)
                if printed:
                    folded = tuple(word.folded for word in of)
                    entry = _Entry(company.id, found, name, printed, folded, cased)
                    self._entries.setdefault(folded[0], []).append(entry)
        for entries in self._entries.values():  # the longest first, then the surest kind
            entries.sort(key=lambda entry: (-len(entry.folded), _RANKS.index(entry.found)))

    def with_surnames(self, found: Iterable[Mention]) -> Directory:
        """Give a directory that knows the people among the names `found` by surname, too.

        A surname that is a name by itself, of a company or of two people, is left as it is.
        """
        surnames: dict[str, set[tuple[str, str]]] = {}
        for mention in found:
            if mention.found == "person" and mention.first < mention.last:
                last = words(mention.name)[-1]
                surnames.setdefault(last.printed, set()).add((mention.company, mention.name))
        added: dict[str, list[_Entry]] = {}
        for printed, owners in surnames.items():
            folded = fold_all(printed)
            if len(owners) == 1 and folded not in self._entries:
                company, name = next(iter(owners))
                entry = _Entry(company, "person", name, (printed,), (folded,), cased=False)
                added[folded] = [entry]
        if not added:
            return self
        other = copy(self)
        other._entries = self._entries | added
        return other

    def mentions(self, of: Words) -> list[Mention]:
        """Give the names in the words `of`, none inside another, in the order of the words."""
        found: list[Mention] = []
        last = -1
        for at, word in enumerate(of):
            entries = self._entries.get(word.folded)
            if entries is None or at <= last:
                continue
            entry = _fitting(entries, of, at)
            if entry:
                last = at + len(entry.folded) - 1
                found.append(Mention(entry.company, entry.found, entry.name, at, last))
        return found


def _fitting(entries: list[_Entry], of: Words, at: int) -> _Entry | None:
    for entry in entries:
        part = of[at : at + len(entry.folded)]
        if len(entry.folded) > 1 and tuple(word.folded for word in part) != entry.folded:
            continue  # the first word is known to be the same
        if entry.cased and tuple(word.printed for word in part) != entry.printed:
            continue
        if entry.printed[0][0].isupper() and not part[0].is_capital:
            continue  # "an orange" is not the company Orange
        if entry.found == "person" and len(part) == 1 and _is_another(of, at):
            continue
        return entry
    return None


@lru_cache(maxsize=1)
def _of_library(named: tuple[_Named, ...]) -> Directory:
    return Directory(Company(*fields) for fields in named)


def directory_of(companies: Sequence[Company]) -> Directory:
    """Give the directory of a library, which is built anew only when the library is another."""
    return _of_library(
        tuple(
            (item.id, item.name, item.short, item.aliases, item.brands, item.people)
            for item in companies
        )
    )


def fold_all(name: str) -> str:
    """Give a name folded, its words divided by single spaces."""
    return " ".join(word.folded for word in words(name))


def _is_another(of: Words, at: int) -> bool:
    """Tell whether a surname belongs to a longer name: `Jean Dominique`, `Dominique Leroy`."""
    before = of[at - 1] if at else None
    after = of[at + 1] if at + 1 < len(of) else None
    if after and after.is_capital and after.start == of[at].end + 1 and len(after.printed) > 1:
        return True
    return bool(
        before
        and before.is_capital
        and len(before.printed) > 3
        and before.end + 1 == of[at].start
        and at > 1  # the first word of a sentence has its capital anyway
        and before.lower not in _TITLES
    )


def _spellings(company: Company) -> Iterator[tuple[Found, str, str, bool]]:
    yield "named", company.name, company.name, False
    if company.short != company.name:
        yield "named", company.name, company.short, company.short.isupper()
    for found, names in (("alias", company.aliases), ("brand", company.brands)):
        for item in names:
            for spelling in (item.name, *item.aliases):
                yield ("alias" if found == "alias" else "brand"), item.name, spelling, item.cased
    for person in company.people:
        for spelling in (person.name, *person.aliases):
            yield "person", person.name, spelling, False
