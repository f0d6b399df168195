"""Names of exported files: made of ids only, so that no name leads out of its folder."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.articles.naming import slug
from dossier.errors import DossierError
from dossier.views.comparison import Rows

INDEX = "index.md"

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def dossier_filename(company: str) -> str:
    """Name the file of one dossier, by the company's id: `psa.md`."""
    name = f"{_checked(company)}.md"
    return f"company-{name}" if name == INDEX else name


def comparison_filename(
    companies: Sequence[str], facets: Sequence[str] = (), rows: Rows = "all"
) -> str:
    """Name the file of a comparison by ids: `compare-psa-autonation.md`.

    What it is narrowed to stands in its name too: `compare-psa-autonation--people--differs.md`.
    """
    parts = ["-".join(map(_checked, companies))]
    if facets:
        parts.append("-".join(map(_checked, sorted(set(facets)))))
    if rows != "all":
        parts.append(rows)
    return f"compare-{'--'.join(parts)}.md"


def timeline_filename(
    companies: Sequence[str], facets: Sequence[str] = (), kinds: Sequence[str] = ()
) -> str:
    """Name the file of a timeline: `timeline-psa-autonation--people--plan.md`."""
    chosen = (companies, sorted(set(facets)), sorted(set(kinds)))
    return f"timeline-{'--'.join('-'.join(map(_checked, part)) for part in chosen if part)}.md"


def figures_filename(
    companies: Sequence[str], facets: Sequence[str] = (), *, narrowed: bool = False
) -> str:
    """Name the file of figures: `figures-psa-autonation--people.md`; units are free words."""
    parts = ["-".join(map(_checked, part)) for part in (companies, sorted(set(facets))) if part]
    return f"figures-{'--'.join([*parts, *(['units'] if narrowed else [])])}.md"


def apart_filename(companies: Sequence[str], facets: Sequence[str] = ()) -> str:
    """Name the file of what sets companies apart: `apart-psa-autonation--people.md`."""
    parts = ["-".join(map(_checked, part)) for part in (companies, sorted(set(facets))) if part]
    return f"apart-{'--'.join(parts)}.md"


def changed_filename(companies: Sequence[str] = (), since: str = "") -> str:
    """Name the file of what has changed: `changed.md`, `changed-psa--after-2018-01.md`."""
    after = f"after-{slug(since)}" if since else ""
    parts = "--".join(filter(None, ("-".join(map(_checked, companies)), after)))
    return f"{'-'.join(filter(None, ('changed', parts)))}.md"


def links_filename(
    names: Sequence[str] = (), types: Sequence[str] = (), *, is_way: bool = False
) -> str:
    """Name the file of a network, of what is around names, or of the ways between two.

    Names are not ids, so they are made into such: `links-carlos-tavares-to-nissan--alliance.md`.
    """
    ends = ("-to-" if is_way else "-").join(slug(item) or "name" for item in names)
    chosen = "-".join(slug(item) for item in sorted(set(types)))
    return f"{'-'.join(filter(None, ('links', ends)))}{f'--{chosen}' if chosen else ''}.md"


def pairs_filename(
    what: str, companies: Sequence[str], facets: Sequence[str] = (), which: str = "all"
) -> str:
    """Name the file of tensions, or of promises: `tensions-psa-autonation--people--open.md`."""
    parts = ["-".join(map(_checked, part)) for part in (companies, sorted(set(facets))) if part]
    return f"{what}-{'--'.join([*parts, *([which] if which != 'all' else [])])}.md"


def _checked(slug: str) -> str:
    slug = slug.replace("@", "-as-of-")  # a company at a date
    if not _SLUG.fullmatch(slug):
        raise DossierError(
            f"{slug!r} cannot name a file",
            advice="An id has lower-case letters, digits and hyphens only.",
        )
    return slug
