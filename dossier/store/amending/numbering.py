"""When two companies become one, statements that had the same number get another. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Container

from dossier.model import Company
from dossier.store.amending.reference import Standing


def renumbered(standing: Standing, old: Company, into: Company) -> dict[str, str]:
    """Give what `Company.renumbered` of `into` must say once `old` is part of it.

    A statement `old-123abc` becomes `into-123abc`, or where that is taken a statement of a number
    made of its former id.
    """
    taken = _ids(standing, into.id)
    moving = sorted(_ids(standing, old.id))
    taken |= {_simply(id_, into.id) for id_ in moving if _simply(id_, into.id) not in taken}
    changed: dict[str, str] = {}
    seen = _ids(standing, into.id)
    for id_ in moving:
        if _simply(id_, into.id) in seen:
            changed[id_] = _fresh(id_, into.id, taken)
            taken.add(changed[id_])
    # what led to a statement of the old company leads on to where that is now
    for former in old.formerly:
        for id_ in list(changed):
            was = _simply(id_, former)
            if standing.forward.statement_id(was) == id_:
                changed[was] = changed[id_]
    for was, now in old.renumbered.items():
        changed[was] = changed.get(now) or _simply(now, into.id)
    return {**into.renumbered, **changed}


def _ids(standing: Standing, company: str) -> set[str]:
    """Give the ids of all statements that a company has, has had or has in the seeds."""
    ids = standing.dossiers.rows.keys() | standing.dossiers.past.keys()
    ids |= {statement.id for statement in standing.seeded}
    return {id_ for id_ in ids if id_.rpartition("-")[0] == company}


def _simply(id_: str, company: str) -> str:
    return f"{company}-{id_.rpartition('-')[2]}"


def _fresh(id_: str, company: str, taken: Container[str]) -> str:
    turn = 0
    while True:
        digest = hashlib.sha256(f"{id_}:{turn}".encode()).hexdigest()
        found = f"{company}-{digest[:6]}"
        if found not in taken:
            return found
        turn += 1
