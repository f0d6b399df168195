"""A file of an export is written as its format asks; no other data are replaced unasked."""

from __future__ import annotations

from pathlib import Path

from dossier.errors import OccupiedError
from dossier.export.delivery import deliver
from dossier.export.formats import MARKDOWN, Format
from dossier.export.placing import Delivered, free_name, place


def deliver_file(path: Path, data: bytes, form: Format, *, force: bool = False) -> Delivered:
    """Write `data` to the file `path`; `unchanged` means that it held these bytes already.

    With `force` a file that may not be replaced as it is, is first copied to `<name>.bak`,
    `<name>.bak2`, …

    Raises OccupiedError when only `force` may replace the file, another DossierError when it
    cannot be written; it then is as it was.
    """
    if form is MARKDOWN:
        return deliver(path, data.decode(), force=force)

    def renew(_before: bytes) -> tuple[bytes, OccupiedError]:
        advice = f"Choose another name, or use --force, which keeps it as {free_name(path).name}."
        return data, OccupiedError("exists and says something else", where=str(path), advice=advice)

    return place(path, data, renew, force=force)
