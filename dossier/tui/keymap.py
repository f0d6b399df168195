"""The user's own keys: `keymap.toml`, a table `[keys]` of command ids and keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import tomli as tomllib  # the same, compiled
from textual.keys import Keys

from dossier.cleaning import clean_line
from dossier.tui.commands import COMMANDS, Scope

_NAMED = frozenset(key.value for key in Keys) | {"space", "slash", "question_mark", "comma"}
_MODIFIED = re.compile(r"(?:(?:ctrl|shift|alt|super)\+)+(?P<key>.+)")
_EVERYWHERE: tuple[Scope, ...] = ("everywhere", "statements", "lists", "columns")

Keymap = dict[str, str]


def read_keymap(path: Path) -> tuple[Keymap, list[str]]:
    """Read the user's keys: the usable part, and a list of faults in words.

    A missing file gives nothing. A fault never keeps the app from starting.
    """
    if not path.exists():
        return {}, []
    try:
        if not path.is_file():
            return {}, [f"{path.name} is not used: it is not a plain file"]
        table = tomllib.loads(path.read_text("utf-8")).get("keys", {})
    except OSError as fault:
        return {}, [f"{path.name} is not used: {fault.strerror}"]
    except (ValueError, RecursionError) as fault:  # no text, no TOML, nested too deep
        return {}, [f"{path.name} is not used: {clean_line(str(fault))}"]
    if not isinstance(table, dict):
        return {}, [f"{path.name} is not used: [keys] is not a table"]
    keymap: Keymap = {}
    faults = list(_take(table, keymap))
    meant = set(_shared_keys({}))  # some keys stand for one thing here and another there
    faults += [what for what in dict.fromkeys(_shared_keys(keymap)) if what not in meant]
    return keymap, [f"{path.name}: {what}" for what in faults]


def _take(table: dict[str, object], keymap: Keymap) -> Iterator[str]:
    """Put the sound entries into `keymap`, and tell what is wrong with the others."""
    known = {command.id for commands in COMMANDS.values() for command in commands}
    for command, keys in table.items():
        name = clean_line(command)
        if command not in known:
            yield f"there is no command {name!r}"
        elif not isinstance(keys, str) or not keys.strip():
            yield f'{name} needs a key in quotes, such as "f5"'
        else:
            wanted = [_normal(key) for key in keys.split(",")]
            wrong = [key for key in wanted if not _is_key(key)]
            if wrong:
                yield f"{name}: there is no key {clean_line(wrong[0])!r}; write f5 or ctrl+e"
            else:
                keymap[command] = ",".join(wanted)


def _normal(key: str) -> str:
    """Write a key as Textual does: `F5` is `f5`, `ctrl-e` is `ctrl+e`, `return` is `enter`."""
    key = key.strip()
    if len(key) == 1:
        return key
    key = re.sub(r"(?i)\b(ctrl|shift|alt|super)-", r"\1+", key).lower()
    return {"return": "enter", "esc": "escape", "del": "delete"}.get(key, key)


def _is_key(key: str) -> bool:
    modified = _MODIFIED.fullmatch(key)
    plain = modified["key"] if modified else key
    return plain in _NAMED or (len(plain) == 1 and plain.isprintable() and not plain.isspace())


def _shared_keys(keymap: Keymap) -> Iterator[str]:
    """Tell which keys stand for two commands of one screen."""
    for scope in COMMANDS:
        taken: dict[str, str] = {}
        for group in dict.fromkeys((scope, *_EVERYWHERE)):
            for command in COMMANDS[group]:
                for key in keymap.get(command.id, command.keys).split(","):
                    other = taken.setdefault(key.strip(), command.id)
                    if other != command.id:
                        yield f"{key.strip()} stands for {other} and for {command.id}"
