"""An article and its reviewed statements as a seed file, in one layout: the same work, same bytes.

The format is documented in `seeds/README.md`. Only our own words leave; see `own_words`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dossier.export.own_words import is_own
from dossier.model import Library
from dossier.store.building.exported import seed_text


@dataclass(frozen=True)
class SeedPage:
    """The text of an article's seed file.

    `left_out` are the statements (ids) that still stand in the article's words, `earlier` those
    that rest on an earlier version of it, of which a seed knows nothing; `refers_to` are
    the other articles (ids) that must be there for this one to be built.
    """

    article: str
    text: str
    left_out: tuple[str, ...]
    earlier: tuple[str, ...]
    refers_to: frozenset[str]


def seed_page(library: Library, article: str) -> SeedPage:
    """Write the seed file of an article (an id): the statements whose first passage is in it."""
    record = library.article[article]
    coded = [item for item in library.coded[article] if item.evidence[0].article == article]
    present = [item for item in coded if not any(part.version for part in item.evidence)]
    worded = [item for item in present if is_own(library, item)]
    referred = {evidence.article for item in worded for evidence in item.evidence}
    return SeedPage(
        article,
        seed_text(record, worded),
        left_out=tuple(item.id for item in present if item not in worded),
        earlier=tuple(item.id for item in coded if item not in present),
        refers_to=frozenset(filter(None, {*referred, record.copy_of} - {article})),
    )
