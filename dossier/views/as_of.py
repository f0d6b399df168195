"""The library, or one dossier, as it stood at a date: what was published by then, or had happened.

What is written in no dated article is never placed by guess: it is left out, counted and named.
A date that leaves room ("2018") has come when its last day has.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from dossier import dates
from dossier.errors import DossierError
from dossier.model import Article, By, Company, Library, Moment, Statement, Verdict

_AT = "@"


def last_day(when: str) -> date:
    """Give the last day of a date that was typed, like `2018`, `2018-01` or `2018-01-31`.

    Raises DossierError where it is none, or its year is not known.
    """
    try:
        found = dates.span(when).last
    except ValueError as fault:
        raise DossierError(str(fault)) from None
    if found is None:
        raise DossierError(f"{when!r} has no year", advice="A date is like 2018, 2018-01.")
    return found


def as_of(library: Library, when: str, by: By = "published") -> Library:
    """Give the library as it stood at the end of `when` (EDTF).

    `published`: articles issued by then, and the statements that one of them holds, on its
    passages. `happened`: the statements whose own date had come. Raises DossierError where `when`
    is no date.
    """
    limit = last_day(when)
    if by == "happened":
        said = {item.id: _has_come(item.date, limit) for item in library.statements}
        kept = tuple(item for item in library.statements if said[item.id])
        return replace(
            library,
            statements=kept,
            verdicts=_verdicts_on(kept, library.verdicts),
            moment=Moment(when, by, *_left(said)),
        )
    issued = {item.id: _has_come(item.issued, limit) for item in library.articles}
    known = {id_ for id_, has_come in issued.items() if has_come}
    kept = tuple(filter(None, (_resting_on(item, known) for item in library.statements)))
    return replace(
        library,
        articles=_published(library.articles, known),
        statements=kept,
        verdicts=_verdicts_on(kept, library.verdicts),
        originals={id_: text for id_, text in library.originals.items() if id_ in known},
        earlier={key: item for key, item in library.earlier.items() if key[0] in known},
        questions={id_: asked for id_, asked in library.questions.items() if id_ in known},
        moment=Moment(when, by, *_left(issued)),
    )


def divided(typed: str) -> tuple[str, str]:
    """Divide `psa@2018-01` into the company and the date, which is empty where none is typed."""
    company, at, when = typed.rpartition(_AT)
    return (company, when) if at and company else (typed, "")


def is_known(library: Library, name: str) -> bool:
    """Tell whether there is a company, or one with a date of a known year, as `psa@2018-01`."""
    id_, when = divided(name)
    is_dated = dates.is_valid(when) and dates.span(when).last is not None
    return id_ in library.company and (not when or is_dated)


def with_states(library: Library, companies: Iterable[str]) -> Library:
    """Give the library with a company more for each `id@date`: its dossier as published by then.

    Raises DossierError where a date is none; a company that is not there is passed over.
    """
    states: dict[str, tuple[Statement, ...]] = {}
    ruled: dict[str, tuple[Verdict, ...]] = {}
    more: list[Company] = []
    for name in dict.fromkeys(companies):
        id_, when = divided(name)
        company = library.company.get(id_)
        if not when or company is None or name in library.company:
            continue
        known = {item.id for item in library.articles if _has_come(item.issued, last_day(when))}
        states[name] = tuple(filter(None, (_resting_on(item, known) for item in library.told[id_])))
        ruled[name] = _verdicts_by(library, known)
        more.append(
            replace(
                company,
                id=name,
                name=f"{company.name}, as of {dates.words(when)}",
                short=f"{company.short} {_AT}{when}",
            )
        )
    if not more:
        return library
    return replace(library, companies=(*library.companies, *more), states=states, ruled=ruled)


def moments(library: Library, companies: Iterable[str]) -> list[tuple[Company, Moment]]:
    """Give for each `id@date` what its dossier leaves out of the articles about the company."""
    found = []
    for name in companies:
        id_, when = divided(name)
        if not when or id_ not in library.company:
            continue
        limit = last_day(when)
        about = sorted({e.article for item in library.told[id_] for e in item.evidence})
        come = {item: _has_come(library.article[item].issued, limit) for item in about}
        left = Moment(when, "published", *_left(come))
        found.append((library.company.get(name, library.company[id_]), left))
    return found


def _has_come(edtf: str, limit: date) -> bool | None:
    """Tell whether all of a date lies before the end of a day; None where it has no year."""
    last = dates.span(edtf).last
    return None if last is None else last <= limit


def _verdicts_on(
    statements: Iterable[Statement], verdicts: Iterable[Verdict]
) -> tuple[Verdict, ...]:
    """Give the verdicts on statements that are both among these."""
    known = {item.id for item in statements}
    return tuple(item for item in verdicts if item.first in known and item.second in known)


def _verdicts_by(library: Library, known: set[str]) -> tuple[Verdict, ...]:
    """Give the verdicts on statements that are both in one of the known articles."""
    pairs = ((item, (library.statement[id_] for id_ in item.pair)) for item in library.verdicts)
    return tuple(
        item for item, both in pairs if all(not known.isdisjoint(it.sources()) for it in both)
    )


def _left(come: dict[str, bool | None]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    later = tuple(id_ for id_, has_come in come.items() if has_come is False)
    return later, tuple(id_ for id_, has_come in come.items() if has_come is None)


def _published(articles: Iterable[Article], known: set[str]) -> tuple[Article, ...]:
    """Give the articles that are known; of copies whose origin is not, the first is the origin."""
    heads: dict[str, str] = {}
    found = []
    for article in articles:
        if article.id not in known:
            continue
        origin = article.copy_of
        if origin and origin not in known:
            head = heads.setdefault(origin, article.id)
            found.append(replace(article, copy_of="" if head == article.id else head))
        else:
            found.append(article)
    return tuple(found)


def _resting_on(statement: Statement, known: set[str]) -> Statement | None:
    """Give a statement on its passages in the known articles, None where it has none there."""
    kept = tuple(item for item in statement.evidence if item.article in known)
    if len(kept) == len(statement.evidence):
        return statement
    return replace(statement, evidence=kept) if kept else None
