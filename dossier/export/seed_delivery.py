"""A seed file is written into a folder of seeds, and nothing that was written by hand is lost.

A file in the layout of `seed_page` says nothing beyond what it parses to, and is replaced. Any
other (comments, another order) is left alone unless forced, and then a copy is kept beside it.
"""

from __future__ import annotations

from pathlib import Path

from dossier.coding.seeds import read_seed
from dossier.errors import DossierError, OccupiedError
from dossier.export.placing import Delivered, free_name, place
from dossier.export.seed_page import SeedPage
from dossier.store.building.exported import is_exported


def deliver_seed(path: Path, page: SeedPage, *, force: bool = False) -> Delivered:
    """Write a seed file; `unchanged` means that it held these bytes already.

    Raises OccupiedError when only `force` may replace the file, another DossierError when it
    cannot be written; it then is as it was.
    """
    data = page.text.encode("utf-8")
    return place(path, data, lambda _: (data, _refusal(path, page)), force=force)


def _refusal(path: Path, page: SeedPage) -> OccupiedError | None:
    """Say why a file may not be replaced, if so. Raises DossierError where force must not help."""
    advice = f"Use --force, which keeps the old file as {free_name(path).name}."
    try:
        seed = read_seed(path)
    except DossierError as fault:
        return OccupiedError(f"is no sound seed file: {fault.what}", where=str(path), advice=advice)
    if seed.article.id != page.article:
        raise DossierError(
            f"is the seed file of another article, {seed.article.id!r}",
            where=str(path),
            advice="Give that file another name.",
        )
    held = {item.id for item in seed.statements}
    if stale := sorted(held & set(page.earlier)):
        what = f"holds {', '.join(stale)}, which would be left out: on an earlier version by now"
        advice = f"Give them a place first: dossier orphans. {advice}"
        return OccupiedError(what, where=str(path), advice=advice)
    lost = sorted(held & set(page.left_out))
    if lost:
        what = f"holds {', '.join(lost)}, which would be left out: not in your own words by now"
        return OccupiedError(what, where=str(path), advice=f"Word them first. {advice}")
    if not is_exported(seed):
        what = "was written by hand: its comments and its order would be lost"
        return OccupiedError(what, where=str(path), advice=advice)
    return None
