"""What a person does to the companies: each function changes the file and the store together.

Each gives a sentence that says what was done. All raise DossierError, and nothing is changed then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dossier.articles.naming import unique
from dossier.cleaning import clean_line
from dossier.codebook import company_edits
from dossier.codebook.company_edits import WORDS, Kind
from dossier.codebook.spelling import is_near, plain_name, spelling_key
from dossier.counting import count
from dossier.errors import DossierError, UnknownNameError
from dossier.model import Company, Statement
from dossier.store.amending.numbering import renumbered
from dossier.store.amending.reference import Change, Standing, change
from dossier.store.shelf import RESERVED, Shelf
from dossier.workspace import Workspace

Fields = dict[str, Any]


class NearNameError(DossierError):
    """A name that may be that of a company (`company`, an id) which is there already."""

    def __init__(self, what: str, company: str) -> None:
        super().__init__(what)
        self.company = company


def add(
    workspace: Workspace,
    name: str,
    *,
    short: str = "",
    id_: str = "",
    aliases: Sequence[str] = (),
    anyway: bool = False,
) -> str:
    """Add a company; `short` and the id are made of the name where they are not given.

    Of `aliases` those that say the same as the name are left out. Raises NearNameError when
    another company goes by nearly this name, unless `anyway`.
    """
    name = _named(name)
    short = clean_line(short) or plain_name(name)

    def decide(standing: Standing) -> Change:
        if not anyway:
            _refuse_near(standing, name)
        new = _free_id(standing, id_ or short)
        if id_ and new != id_:
            raise DossierError(f"{id_!r} cannot be the id of a new company: {new!r} could")
        text = company_edits.with_company(standing.companies_text, new, name, short)
        more = [alias for alias in aliases if alias not in {name, short}]
        return Change(f"added {name}", companies=_with_aliases(standing, text, new, more))

    change(workspace, decide)
    return f"{name} is in the library."


def rename(
    workspace: Workspace, company: str, name: str, *, short: str = "", keep: bool = True
) -> str:
    """Give a company (an id) another name; the old one becomes an alias if `keep`."""
    name = _named(name)
    short = clean_line(short) or plain_name(name)
    old: list[str] = []

    def decide(standing: Standing) -> Change:
        old.append(_company(standing, company).name)
        _refuse_taken(standing, company, name)
        text = company_edits.renamed(standing.companies_text, company, name, short, keep=keep)
        did = f"renamed {old[0]} to {name if old[0] != name else f'{short} in narrow columns'}"
        return Change(did, companies=text)

    change(workspace, decide)
    if old[0] == name:
        return f"{name} is {short} in narrow columns."
    told = keep and old[0] != short
    return f"{old[0]} is {name} now." + (f" {old[0]} is an alias of it." if told else "")


def merge(workspace: Workspace, old: str, into: str) -> str:
    """Make one company of two (ids): names, brands, people and statements of `old` go over."""
    names: list[str] = []

    def decide(standing: Standing) -> Change:
        gone, kept = _company(standing, old), _company(standing, into)
        if gone == kept:
            raise DossierError(f"{gone.name} cannot be merged into itself")
        names.extend((gone.name, kept.name))
        numbers = renumbered(standing, gone, kept)
        text = company_edits.merged(standing.companies_text, old, into, numbers)
        return Change(f"merged {gone.name} into {kept.name}", companies=text)

    followed = change(workspace, decide)
    return f"{names[0]} is part of {names[1]} now; {count(followed, 'statement')} followed."


def remove(workspace: Workspace, company: str, *, with_statements: bool = False) -> str:
    """Remove a company (an id) that nothing is written about.

    `with_statements`: also one with statements that no seed holds; they go with it.
    """
    names: list[str] = []

    def decide(standing: Standing) -> Change:
        found = _company(standing, company)
        names.append(found.name)
        _refuse_written_about(standing, found, with_statements=with_statements)
        text = company_edits.without_company(standing.companies_text, company)
        return Change(f"removed {found.name}", companies=text, gone=(company,))

    change(workspace, decide)
    return f"{names[0]} is removed; undo brings it back."


def add_name(
    workspace: Workspace,
    company: str,
    kind: Kind,
    name: str,
    *,
    also: Sequence[str] = (),
    cased: bool = False,
    role: str = "",
) -> str:
    """Add an alias, a brand or a person, with other spellings (`also`), to a company (an id)."""
    name = _named(name)
    fields: Fields = {"name": name, "aliases": [_named(item) for item in also]}
    fields |= {"role": clean_line(role)} if kind == "people" else {"cased": cased}

    def edit(standing: Standing) -> str:
        if kind == "aliases":
            _refuse_taken(standing, company, name)
        return company_edits.with_name(standing.companies_text, company, kind, fields)

    owner = _change_names(workspace, company, f"made {name} {_one(kind)} of", edit)
    return f"{name} is {_one(kind)} of {owner} now."


def add_aliases(workspace: Workspace, company: str, names: Sequence[str]) -> str:
    """Let a company (an id) go by some more names."""
    owner = _change_names(
        workspace,
        company,
        f"made {', '.join(names)} {'aliases' if len(names) > 1 else _one('aliases')} of",
        lambda standing: _with_aliases(standing, standing.companies_text, company, names),
    )
    are = "are aliases" if len(names) > 1 else f"is {_one('aliases')}"
    return f"{', '.join(names)} {are} of {owner} now."


def remove_name(workspace: Workspace, company: str, kind: Kind, name: str) -> str:
    """Take an alias, a brand, a person, or one spelling of it, off a company (an id)."""

    def edit(standing: Standing) -> str:
        return company_edits.without_name(standing.companies_text, company, kind, name)

    owner = _change_names(workspace, company, f"took the {WORDS[kind]} {name} off", edit)
    return f"{name} is no {WORDS[kind]} of {owner} any more."


def move_name(workspace: Workspace, company: str, kind: Kind, name: str, to: str) -> str:
    """Give an alias, a brand or a person of a company (an id) to another one."""

    def edit(standing: Standing) -> str:
        _company(standing, to)
        return company_edits.with_name_moved(standing.companies_text, company, kind, name, to)

    owner = _change_names(workspace, company, f"gave {to} the name {name} of", edit)
    return f"{name} went from {owner} to {to}."


def _with_aliases(standing: Standing, text: str, company: str, names: Sequence[str]) -> str:
    """Add aliases to a company in the file's `text`. Raises DossierError when one is taken."""
    for name in map(_named, names):
        _refuse_taken(standing, company, name)
        text = company_edits.with_name(text, company, "aliases", {"name": name})
    return text


def _change_names(
    workspace: Workspace, company: str, did: str, edit: Callable[[Standing], str]
) -> str:
    """Change the names of a company; give what it is called, which ends what one `did`."""
    names: list[str] = []

    def decide(standing: Standing) -> Change:
        names.append(_company(standing, company).name)
        return Change(f"{did} {names[0]}", companies=edit(standing))

    change(workspace, decide)
    return names[0]


def _one(kind: Kind) -> str:
    return f"{'an' if kind == 'aliases' else 'a'} {WORDS[kind]}"


def _named(words: str) -> str:
    name = clean_line(words)
    if not name:
        raise DossierError("a name must not be empty")
    return name


def _company(standing: Standing, id_: str) -> Company:
    for company in standing.companies:
        if company.id == id_:
            return company
    raise UnknownNameError(f"there is no company {id_!r} any more")


def _free_id(standing: Standing, words: str) -> str:
    taken = set(RESERVED) | set(Shelf(standing.workspace.store).companies())
    for company in standing.companies:
        taken |= {company.id, *company.formerly}
    return unique(words, taken, "company")


def _own_names(company: Company) -> tuple[str, ...]:
    """Give the names by which a company itself goes."""
    aliases = (name for alias in company.aliases for name in (alias.name, *alias.aliases))
    return (company.name, company.short, *aliases)


def _refuse_near(standing: Standing, name: str) -> None:
    for company in standing.companies:
        for own in _own_names(company):
            if is_near(name, own):
                known = "" if own == company.name else f", of {company.name}"
                raise NearNameError(f"{name} is nearly {own}{known}", company.id)
        for brand in company.brands:
            if spelling_key(brand.name) == spelling_key(name):
                raise NearNameError(f"{brand.name} is a brand of {company.name}", company.id)


def _refuse_taken(standing: Standing, id_: str, name: str) -> None:
    """Refuse a name by which another company goes: nobody could tell the two apart."""
    for company in standing.companies:
        if company.id != id_ and name.casefold() in map(str.casefold, _own_names(company)):
            raise DossierError(f"{company.name} goes by {name} already")


def _refuse_written_about(standing: Standing, company: Company, *, with_statements: bool) -> None:
    def about(statement: Statement) -> bool:
        return company.id in (statement.company, *statement.parties)

    stored, seeded = (
        set(standing.stored(about)),
        {item.id for item in standing.seeded if about(item)},
    )
    mine = {id_ for id_ in stored - seeded if id_.rpartition("-")[0] == company.id}
    kept = stored | seeded if not with_statements else (stored | seeded) - mine
    if not kept:
        return
    told = f"{count(len(kept), 'statement is', 'statements are')} about {company.name} or name it"
    if seeded:
        told += f"; {len(seeded)} of them in seed files"
    advice = "Merge it into another company, or remove these statements first."
    if mine and not with_statements:
        advice += f" {count(len(mine), 'statement')} of your own can be removed with it."
    raise DossierError(told, advice=advice)
