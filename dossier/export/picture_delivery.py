"""A picture is written to a file, and no other file is lost by it.

A picture as this program wrote it is replaced; any other file is left alone unless forced, and
then a copy is kept beside it.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from dossier.errors import OccupiedError
from dossier.export.placing import Delivered, free_name, place

_DIGITS = 16
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- generator: dossier; checksum: {} -->\n'
_OURS = re.compile(re.escape(_HEAD).replace(r"\{\}", f"([0-9a-f]{{{_DIGITS}}})").encode())


def deliver_picture(path: Path, svg: str, *, force: bool = False) -> Delivered:
    """Write an SVG to the file `path`; `unchanged` means that it held these bytes already.

    Raises OccupiedError when only `force` may replace the file, another DossierError when it
    cannot be written; it then is as it was.
    """
    body = svg.encode("utf-8")
    data = _HEAD.format(_checksum(body)).encode("ascii") + body

    def renew(before: bytes) -> tuple[bytes, OccupiedError | None]:
        return data, None if _is_ours(before) else _refusal(path)

    return place(path, data, renew, force=force)


def _is_ours(data: bytes) -> bool:
    """Tell whether a file holds a picture as it was written."""
    head = _OURS.match(data)
    return head is not None and head[1].decode() == _checksum(data[head.end() :])


def _refusal(path: Path) -> OccupiedError:
    return OccupiedError(
        "exists, and is no picture as dossier wrote it",
        where=str(path),
        advice="Choose another name, or use --force, which keeps the old file as "
        f"{free_name(path).name}.",
    )


def _checksum(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:_DIGITS]
