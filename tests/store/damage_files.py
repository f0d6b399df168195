"""Whole files that are damaged: of the store, of the texts, of the reference data."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from dossier.store import backups
from tests.clippings import QUAY_ID

from .damage import Held, kind


def _bytes(name: str, change: Callable[[bytearray, random.Random], bytes | bytearray]) -> None:
    @kind(name)
    def damage(store: Held) -> str:
        path = store.path(store.chance.choice(store.names()))
        return store.write(path, bytes(change(bytearray(path.read_bytes()), store.chance)))


def _letter(data: bytearray, chance: random.Random) -> bytearray:
    letters = b"abcdefghijklmnopqrstuvwxyz0123456789"
    begin = data.index(b"}\n }") if b"}\n }" in data else 0  # behind the header
    places = [at for at in range(begin, len(data)) if data[at] in letters]
    place = chance.choice(places)
    data[place] = chance.choice([letter for letter in letters if letter != data[place]])
    return data


def _zeros(data: bytearray, chance: random.Random) -> bytearray:
    begin = chance.randrange(len(data) - 1)
    data[begin:] = bytes(len(data) - begin)
    return data


_bytes("file: a letter changed", _letter)
_bytes("file: cut", lambda data, chance: data[: chance.randrange(1, len(data) - 2)])
_bytes("file: empty", lambda _data, _chance: b"")
_bytes("file: zeros at the end", _zeros)
_bytes("file: more at the end", lambda data, chance: data + chance.randbytes(9) + b"x")
_bytes("file: header gone", lambda data, _: data.replace(b'"_dossier"', b'"_elsewhere"'))
_bytes("file: other schema", lambda data, _: data.replace(b'"schema": 1', b'"schema": 0', 1))
_bytes("file: not text", lambda _data, chance: chance.randbytes(300) + b"\xff")


@kind("file: two swapped")
def _swapped(store: Held) -> str:
    one, two = store.chance.sample(store.dossiers(), 2)
    held = store.path(one).read_bytes()
    store.write(store.path(one), store.path(two).read_bytes())
    return store.write(store.path(two), held)


@kind("file: of another kind")
def _other_kind(store: Held) -> str:
    kinds = [store.chance.choice(store.dossiers()), "articles", f"review/{QUAY_ID}"]
    one, two = store.chance.sample(kinds, 2)
    return store.write(store.path(one), store.path(two).read_bytes())


@kind("file: an older one")
def _older(store: Held) -> str:
    names = [name for name in store.names() if len(backups.kept(store.path(name))) > 1]
    path = store.path(store.chance.choice(names))
    old = store.chance.choice(backups.kept(path)[1:]).read_bytes()
    path.unlink()
    path.write_bytes(old)
    return path.relative_to(store.workspace.root).as_posix()


@kind("file: gone")
def _gone(store: Held) -> str:
    path = store.path(store.chance.choice(store.names()))
    path.unlink()
    return path.relative_to(store.workspace.root).as_posix()


@kind("file: a conflict copy beside it")
def _copy_beside(store: Held) -> str:
    path = store.path(store.chance.choice(store.names()))
    beside = path.with_name(f"{path.stem} ({store.chance.choice('ABC')}'s copy).json")
    return store.write(beside, path.read_bytes())


def _text(name: str, change: Callable[[Held, Path], object]) -> None:
    @kind(name)
    def damage(store: Held) -> str:
        path = store.chance.choice(sorted(store.workspace.originals.glob("*.txt")))
        change(store, path)
        return path.relative_to(store.workspace.root).as_posix()


_text(
    "text: changed", lambda store, path: store.write(path, path.read_bytes().replace(b"a", b"o", 2))
)
_text("text: cut", lambda store, path: store.write(path, path.read_bytes()[:40]))
_text("text: gone", lambda _store, path: path.unlink())


@kind("forwarding: two that were one company")
def _forwarding(store: Held) -> str:
    path = store.workspace.companies
    text = path.read_text("utf-8").replace(
        'short = "Calder"', 'short = "Calder"\nformerly = ["untold"]'
    )
    return store.write(path, text.encode("utf-8"))


@kind("forwarding: a topic that was another's")
def _topics(store: Held) -> str:
    path = store.workspace.codebook
    lines = path.read_text("utf-8").split("\n")
    places = [at for at, line in enumerate(lines) if line.startswith("[[facet]]")]
    at = store.chance.choice(places)
    lines.insert(at + 1, 'formerly = ["strategy"]')
    return store.write(path, "\n".join(lines).encode("utf-8"))
