"""Edits of the companies' file: from its text to the text that says the new thing. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

import tomlkit

from dossier.codebook import toml_text
from dossier.errors import UnknownNameError

Kind = Literal["aliases", "brands", "people"]
WORDS: dict[Kind, str] = {"aliases": "alias", "brands": "brand", "people": "person"}


def with_company(text: str, id_: str, name: str, short: str) -> str:
    """Add a company."""
    return toml_text.with_entry(text, "company", {"id": id_, "name": name, "short": short})


def renamed(text: str, id_: str, name: str, short: str, *, keep: bool) -> str:
    """Give a company another name; if `keep`, the old names become aliases."""

    def edit(company: Any) -> None:
        old = [str(company["name"]), str(company["short"])]
        company["name"], company["short"] = name, short
        for former in dict.fromkeys(old) if keep else ():
            if former not in _names(company):
                toml_text.put(company, "aliases", {"name": former, "cased": former.isupper()})

    return _edited(text, id_, edit)


def merged(text: str, old: str, into: str, renumbered: Mapping[str, str]) -> str:
    """Make one company of two: `into` takes the names of `old` and what it was called before.

    `renumbered` are the statements, of either, whose id is not simply that of the new company.
    """
    document = tomlkit.parse(text)
    gone = toml_text.find(document, "company", old).unwrap()

    def edit(company: Any) -> None:
        for name in dict.fromkeys((gone["name"], gone["short"])):
            if name not in _names(company):
                toml_text.put(company, "aliases", {"name": name, "cased": name.isupper()})
        for kind in WORDS:
            for entry in gone.get(kind, ()):
                _unite(company, kind, entry)
        toml_text.put_words(company, "formerly", [*gone.get("formerly", ()), old])
        if renumbered:
            toml_text.set_table(company, "renumbered", renumbered)

    return toml_text.without(_edited(text, into, edit), "company", old)


def without_company(text: str, id_: str) -> str:
    """Remove a company."""
    return toml_text.without(text, "company", id_)


def with_name(text: str, id_: str, kind: Kind, fields: toml_text.Fields) -> str:
    """Add an alias, a brand or a person; spellings of one that is there are added to it.

    `fields` are those of `model.Name` or `model.Person`.
    """
    return _edited(text, id_, lambda company: _unite(company, kind, fields))


def without_name(text: str, id_: str, kind: Kind, name: str) -> str:
    """Remove an alias, a brand or a person, or one spelling of it.

    Raises UnknownNameError when the company has none of that name.
    """
    return _edited(text, id_, lambda company: _take(company, kind, name))


def with_name_moved(text: str, id_: str, kind: Kind, name: str, to: str) -> str:
    """Give a brand, a person or an alias, with its spellings, to another company.

    Raises UnknownNameError when the company has none of that name.
    """
    taken: list[Any] = []

    def take(company: Any) -> None:
        number = _place(company, kind, name)
        taken.append(toml_text.take(company, kind, number).unwrap())

    without = _edited(text, id_, take)
    return with_name(without, to, kind, taken[0])


def _edited(text: str, id_: str, edit: Callable[[Any], None]) -> str:
    document = tomlkit.parse(text)
    edit(toml_text.find(document, "company", id_))
    return document.as_string()


def _names(company: Any) -> set[str]:
    """Give the names by which a company itself goes."""
    return {str(company["name"]), str(company["short"]), *_spellings(company.get("aliases", ()))}


def _spellings(entries: Iterable[Any]) -> Iterable[str]:
    for entry in entries:
        yield str(entry["name"])
        yield from map(str, entry.get("aliases", ()))


def _unite(company: Any, kind: Kind, fields: toml_text.Fields) -> None:
    """Add a name, or its spellings to the entry that the company has of it already."""
    for entry in company.get(kind, ()):
        if str(entry["name"]) == fields["name"]:
            known = set(_spellings([entry]))
            toml_text.put_words(
                entry, "aliases", [word for word in fields.get("aliases", ()) if word not in known]
            )
            if fields.get("role") and not entry.get("role"):
                entry["role"] = fields["role"]
            return
    toml_text.put(company, kind, fields)


def _place(company: Any, kind: Kind, name: str) -> int:
    for number, entry in enumerate(company.get(kind, ())):
        if str(entry["name"]) == name:
            return number
    raise UnknownNameError(f"{company['name']} has no {WORDS[kind]} {name!r}")


def _take(company: Any, kind: Kind, name: str) -> None:
    for entry in company.get(kind, ()):
        spellings = [str(item) for item in entry.get("aliases", ())]
        if name in spellings and str(entry["name"]) != name:
            toml_text.take(entry, "aliases", spellings.index(name))
            return
    toml_text.take(company, kind, _place(company, kind, name))
