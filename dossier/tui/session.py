"""What the app remembers from one start to the next."""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec
from msgspec import Struct

from dossier.model import By
from dossier.tui.places import LibraryPlace, Place

DEFAULT_THEME = "textual-dark"


class Session(Struct, frozen=True):
    """Theme, last place, companies chosen, and the date (EDTF) at which the library was shown.

    `as_of` is empty for the present.
    """

    theme: str = DEFAULT_THEME
    place: Place = LibraryPlace()
    chosen: tuple[str, ...] = ()
    as_of: str = ""
    by: By = "published"


def read_session(path: Path) -> Session:
    """Read the last session; a missing or damaged one gives the defaults."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Session)
    except (OSError, msgspec.DecodeError):
        return Session()


def write_session(path: Path, session: Session) -> None:
    """Write the session; a folder that cannot be written is no reason to stop anybody."""
    temporary = path.with_suffix(".tmp")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(msgspec.json.encode(session))
        temporary.replace(path)
