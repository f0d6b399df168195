"""An article with its statements and verdicts as a seed file, in one layout: same work, same bytes.

The format is documented in `seeds/README.md`. Only our own words leave; see `own_words`.
"""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from dossier.export.own_words import is_own
from dossier.model import Library, Statement, Verdict
from dossier.store.building.exported import seed_text


@dataclass(frozen=True)
class SeedPage:
    """The text of an article's seed file.

    `left_out` are the statements (ids) that still stand in the article's words, `earlier` those
    that rest on an earlier version of it, of which a seed knows nothing; `refers_to` are
    the other articles (ids) that must be there for this one to be built. `unruled` are the verdicts
    that are left out, because a statement or the note would be.
    """

    article: str
    text: str
    left_out: tuple[str, ...]
    earlier: tuple[str, ...]
    refers_to: frozenset[str]
    unruled: tuple[Verdict, ...] = ()


def seed_page(library: Library, article: str) -> SeedPage:
    """Write the seed file of an article (an id): the statements whose first passage is in it.

    A verdict goes with its first statement.
    """
    record = library.article[article]
    coded = [item for item in library.coded[article] if item.evidence[0].article == article]
    present = [item for item in coded if _is_present(item)]
    worded = [item for item in present if is_own(library, item)]
    ids = {item.id for item in coded}
    on_these = [item for item in library.verdicts if item.first in ids]
    verdicts = [item for item in on_these if _leaves(library, item)]
    referred = {evidence.article for item in worded for evidence in item.evidence}
    referred |= {library.statement[item.second].evidence[0].article for item in verdicts}
    return SeedPage(
        article,
        seed_text(record, worded, verdicts),
        left_out=tuple(item.id for item in present if item not in worded),
        earlier=tuple(item.id for item in coded if item not in present),
        refers_to=frozenset(filter(None, {*referred, record.copy_of} - {article})),
        unruled=tuple(item for item in on_these if item not in verdicts),
    )


def _is_present(statement: Statement) -> bool:
    return not any(item.version for item in statement.evidence)


def _leaves(library: Library, verdict: Verdict) -> bool:
    """Tell whether a verdict may leave: its statements do, and its note is nobody else's words."""
    statements = [library.statement[id_] for id_ in verdict.pair]
    return all(_is_present(item) and is_own(library, item) for item in statements) and all(
        is_own(library, replace(item, text=verdict.note)) for item in statements if verdict.note
    )
