"""What is new, edited or gone, per company: since the library was last looked at, or since a date.

What was seen is kept as a fingerprint of each statement, so that an edit, a build and an undo are
all noticed, whoever made them. A verdict by which a statement is superseded, or an error, counts as
an edit of it. Since a date, what counts is when the articles were published; one
without a date is counted apart and never placed by guess.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from dossier import dates
from dossier.model import Company, Library, Statement
from dossier.views.as_of import last_day

Seen = Mapping[str, str]  # by the id of a statement, its fingerprint


class Changes(Struct, frozen=True):
    """What has changed about one company.

    `gone` are ids of statements that are no longer there; `unknown` counts statements on articles
    without a date, where the question was what is new since one.
    """

    company: Company
    new: tuple[Statement, ...] = ()
    edited: tuple[Statement, ...] = ()
    gone: tuple[str, ...] = ()
    unknown: int = 0

    @property
    def count(self) -> int:
        """How much has changed."""
        return len(self.new) + len(self.edited) + len(self.gone)


def fingerprint(library: Library, statement: Statement) -> str:
    """Give 16 hex digits that are others when anything of a statement is, or what rules it out."""
    ruled = library.ruled_out.get(statement.id)
    told = msgspec.json.encode(statement) + (msgspec.json.encode(ruled) if ruled else b"")
    return hashlib.sha256(told).hexdigest()[:16]


def seen_now(
    library: Library, companies: Sequence[str] = (), before: Seen | None = None
) -> dict[str, str]:
    """Give what is to be remembered when companies (ids; without any, all) have been looked at.

    What `before` says of the others is remembered still.
    """
    others = before.items() if before and companies else ()
    kept = {id_: print_ for id_, print_ in others if id_.rpartition("-")[0] not in companies}
    return kept | {
        item.id: fingerprint(library, item)
        for item in library.statements
        if not companies or item.company in companies
    }


def since_seen(library: Library, companies: Sequence[str], seen: Seen) -> tuple[Changes, ...]:
    """Tell what has changed since `seen`, company by company.

    What is gone counts for the company after which its id is named.
    """
    found = []
    present = library.statement
    for id_ in companies:
        own = [item for item in library.told[id_] if item.company == id_]
        edited = tuple(
            item for item in own if seen.get(item.id, "") not in {"", fingerprint(library, item)}
        )
        gone = (item for item in seen if item.rpartition("-")[0] == id_ and item not in present)
        found.append(
            Changes(
                library.company[id_],
                tuple(item for item in own if item.id not in seen),
                edited,
                tuple(sorted(gone)),
            )
        )
    return tuple(found)


def since_date(
    library: Library,
    companies: Sequence[str],
    when: str,
    edited: Sequence[str] = (),
    ruled_on: Sequence[str] = (),
) -> tuple[Changes, ...]:
    """Tell what was published after the end of `when` (EDTF), company by company.

    `edited` are the ids of statements that were edited since, `ruled_on` of those in a verdict
    given since: they are listed if they are not new, the latter if they are ruled out. Raises
    DossierError where `when` is no date.
    """
    limit = last_day(when)
    issued = {item.id: dates.span(item.issued).first for item in library.articles}
    changed = {*edited, *(item for item in ruled_on if item in library.ruled_out)}
    found = []
    for id_ in companies:
        own = [item for item in library.told[id_] if item.company == id_]
        firsts = {item.id: [issued[article] for article in item.sources()] for item in own}
        later = {
            key: all(first is not None and first > limit for first in held)
            for key, held in firsts.items()
        }
        found.append(
            Changes(
                library.company[id_],
                tuple(item for item in own if later[item.id]),
                tuple(item for item in own if item.id in changed and not later[item.id]),
                unknown=sum(all(first is None for first in held) for held in firsts.values()),
            )
        )
    return tuple(found)
