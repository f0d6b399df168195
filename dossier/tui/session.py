"""What the app remembers from one start to the next, and the user's own keys."""

from __future__ import annotations

import contextlib
import tomllib
from pathlib import Path

import msgspec
from msgspec import Struct

from dossier.cleaning import clean_line
from dossier.tui.commands import identifiers
from dossier.tui.places import LibraryPlace, Place

DEFAULT_THEME = "textual-dark"


class Session(Struct, frozen=True):
    """Theme, last place and companies chosen."""

    theme: str = DEFAULT_THEME
    place: Place = LibraryPlace()
    chosen: tuple[str, ...] = ()


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


def read_keymap(path: Path) -> tuple[dict[str, str], list[str]]:
    """Read the user's keys from a TOML table `[keys]` of command ids and keys.

    Gives the usable part and a list of faults in words. A missing file gives nothing.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8")).get("keys", {})
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        return {}, [f"{path.name} is not used: {clean_line(str(fault))}"]
    if not isinstance(table, dict):
        return {}, [f"{path.name} is not used: [keys] is not a table"]
    known = set(identifiers())
    keymap: dict[str, str] = {}
    faults: list[str] = []
    for command, keys in table.items():
        if command not in known:
            faults.append(f"{path.name}: there is no command {clean_line(command)!r}")
        elif not isinstance(keys, str) or not keys.strip():
            faults.append(f'{path.name}: {command} needs a key in quotes, such as "f5"')
        else:
            keymap[command] = keys
    return keymap, faults
