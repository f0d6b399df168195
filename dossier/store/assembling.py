"""A library is put together of what files hold; what has not changed since stays as it was.

Parts are compared by identity: a file that has not changed is not read again (`Store.kept`). An
edit thus costs what its own dossier costs, whatever the size of the library.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import is_

from msgspec import Struct
from msgspec.structs import replace

from dossier.model import Facet, Library, Original, Statement, Term, Verdict, Version
from dossier.store.rows import CompanyRow
from dossier.store.stored import StoredArticles, StoredDossier

_FEW = 50  # statements that are exchanged one by one, and a twentieth of all
_KEPT = ("company", "article", "facet", "topic")  # no statement is in these

Made = tuple[Library, Sequence[Statement]]  # with the statements that are new in it
RestedOn = Callable[[Iterable[Statement]], dict[tuple[str, str], Version]]


class Parts(Struct, frozen=True):
    """What a library is made of: dossiers by company (an id), articles, texts, reference data."""

    dossiers: Mapping[str, StoredDossier]
    articles: StoredArticles
    originals: Mapping[str, Original]
    facets: tuple[Facet, ...]
    lexicon: tuple[Term, ...]

    def differ_in_dossiers(self, other: Parts) -> bool:
        """Tell whether nothing but statements and verdicts can differ from those of other parts."""
        ours, theirs = self.dossiers, other.dossiers
        return (
            self.articles is other.articles
            and self.facets is other.facets
            and self.lexicon is other.lexicon
            and ours.keys() == theirs.keys()
            and all(ours[id_].company == theirs[id_].company for id_ in ours)
            and self.originals.keys() == other.originals.keys()
            and all(map(is_, self.originals.values(), other.originals.values()))
        )


def assembled(parts: Parts, rested_on: RestedOn) -> Made:
    """Put a library together; `rested_on` gives the earlier texts that statements rest on."""
    companies = [item.company for item in parts.dossiers.values() if item.company is not None]
    statements = (item for dossier in parts.dossiers.values() for item in dossier.statements)
    told = tuple(sorted(statements, key=source_order))
    imports = parts.articles.imports
    library = Library(
        companies=tuple(row.company for row in sorted(companies, key=_place)),
        facets=parts.facets,
        articles=parts.articles.articles,
        statements=told,
        originals=dict(parts.originals),
        earlier=rested_on(told),
        questions={item.article: item.questions for item in imports if item.questions},
        lexicon=parts.lexicon,
        verdicts=_verdicts(parts),
    )
    return library, told


def renewed(library: Library, before: Parts, parts: Parts, rested_on: RestedOn) -> Made | None:
    """Give a library that was made of the parts `before` as other parts make it.

    None where much has changed: it is then to be assembled.
    """
    if not parts.differ_in_dossiers(before):
        return None
    gone: list[Statement] = []
    came: list[Statement] = []
    for company, dossier in parts.dossiers.items():
        was = before.dossiers[company]
        if was is not dossier:
            gone += _missing(was, dossier)
            came += _missing(dossier, was)
    if len(gone) + len(came) > max(_FEW, len(library.statements) // 20):
        return None
    verdicts = _verdicts(parts)
    if not gone and not came and verdicts == library.verdicts:
        return library, ()
    statements = list(library.statements)
    for statement in gone:
        place = bisect_left(statements, source_order(statement), key=source_order)
        if statements[place : place + 1] != [statement]:  # two had one id
            return None
        del statements[place]
    for statement in came:
        insort(statements, statement, key=source_order)
    new = replace(library, statements=tuple(statements), verdicts=verdicts)
    if any(item.version for statement in (*gone, *came) for item in statement.evidence):
        new = replace(new, earlier=rested_on(new.statements))
    _keep_known(library, new, gone, came)
    return new, came


def source_order(statement: Statement) -> tuple[str, int, int, str]:
    """Give the key that sorts statements as they stand in their sources."""
    first = statement.evidence[0]
    return (first.article, first.start, first.end, statement.id)


def _missing(dossier: StoredDossier, other: StoredDossier) -> list[Statement]:
    """Give the statements of a dossier that do not stand so in another state of it."""
    found: list[Statement] = []
    for id_, row in dossier.rows.items():
        was = other.rows.get(id_)
        if row is was or row.statement is None:
            continue
        if was is None or was.statement != row.statement:
            found.append(row.statement)
    return found


def _keep_known(
    old: Library, new: Library, gone: Sequence[Statement], came: Sequence[Statement]
) -> None:
    """Bring what an older library has worked out of its statements to those of the new one."""
    known, found = vars(old), vars(new)
    found.update((name, known[name]) for name in _KEPT if name in known)
    if "statement" in known:
        left = dict(old.statement)
        for statement in gone:
            del left[statement.id]
        found["statement"] = left | {statement.id: statement for statement in came}
    if "told" in known:
        found["told"] = _regrouped(old.told, gone, came, Statement.dossiers, new.company)
    if "coded" in known:
        found["coded"] = _regrouped(old.coded, gone, came, Statement.sources, new.article)


def _regrouped(
    groups: Mapping[str, tuple[Statement, ...]],
    gone: Sequence[Statement],
    came: Sequence[Statement],
    keys: Callable[[Statement], Iterable[str]],
    lasting: Mapping[str, object],
) -> dict[str, tuple[Statement, ...]]:
    """Exchange statements in the groups that they are in; a `lasting` group may be empty."""
    changed = dict(groups)
    ids = {statement.id for statement in gone}
    for key in {key for statement in (*gone, *came) for key in keys(statement)}:
        left = [statement for statement in groups.get(key, ()) if statement.id not in ids]
        for statement in came:
            if key in keys(statement):
                insort(left, statement, key=source_order)
        if left or key in lasting:
            changed[key] = tuple(left)
        else:
            del changed[key]
    return changed


def _verdicts(parts: Parts) -> tuple[Verdict, ...]:
    """Give the verdicts of all dossiers, sorted by company and ids."""
    ruled = [(id_, dossier) for id_, dossier in parts.dossiers.items() if dossier.ruled]
    found = ((id_, item) for id_, dossier in ruled for item in dossier.verdicts)
    return tuple(item for _, item in sorted(found, key=_by_ids))


def _by_ids(told: tuple[str, Verdict]) -> tuple[str, str, str, str]:
    company, item = told
    return (company, item.first, item.second, item.ruling)


def _place(row: CompanyRow) -> tuple[int, str]:
    return (row.order, row.id)
