"""Names of exported files: made of ids only, so that no name leads out of its folder."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.errors import DossierError

INDEX = "index.md"

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def dossier_filename(company: str) -> str:
    """Name the file of one dossier, by the company's id: `psa.md`."""
    name = f"{_checked(company)}.md"
    return f"company-{name}" if name == INDEX else name


def comparison_filename(companies: Sequence[str]) -> str:
    """Name the file of a comparison, by the companies' ids: `compare-psa-autonation.md`."""
    return f"compare-{'-'.join(_checked(company) for company in companies)}.md"


def _checked(slug: str) -> str:
    if not _SLUG.fullmatch(slug):
        raise DossierError(
            f"{slug!r} cannot name a file",
            advice="The id of a company has lower-case letters, digits and hyphens only.",
        )
    return slug
