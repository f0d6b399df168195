"""The frozen texts: those at hand are read, lost or changed ones looked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from dossier.errors import StorageError
from dossier.store import backups, files
from dossier.store.building import originals
from dossier.store.repair.units import valid
from dossier.store.rows import ARTICLES, ATTACHMENTS, EARLIER, Attachment, Earlier
from dossier.store.storage import Tables
from dossier.workspace import Workspace


def wanted(tables: Iterable[Tables]) -> dict[str, set[str]]:
    """Give by the name of its file (without `.txt`) which hashes a text may have.

    The tables are those of the articles, as they stand and as they stood.
    """
    found: dict[str, set[str]] = {}
    for state in tables:
        for item in valid(state.get(ATTACHMENTS, {}).values(), Attachment):
            found.setdefault(item.article, set()).add(item.text_sha256)
        for version in valid(state.get(EARLIER, {}).values(), Earlier):
            found.setdefault(version.id, set()).add(version.record.text_sha256)
        for document in state.get(ARTICLES, {}).values():
            name, sha256 = document.get("id"), document.get("text_sha256")
            if isinstance(name, str) and isinstance(sha256, str):
                found.setdefault(name, set()).add(sha256)
    return found


def unlisted(workspace: Workspace, listed: Iterable[str]) -> dict[str, str]:
    """Give by name the texts that lie among the others, and are listed nowhere."""
    found: dict[str, str] = {}
    for path in sorted(workspace.originals.glob("[!.]*.txt")):
        data = _read(path) if path.stem not in set(listed) else None
        if data is not None:
            with suppress(UnicodeDecodeError):
                found[path.stem] = data.decode("utf-8")
    return found


def recover(
    workspace: Workspace, hashes: dict[str, set[str]]
) -> tuple[dict[str, str], dict[Path, bytes]]:
    """Give the texts by name, and the content of those files that were found elsewhere."""
    texts: dict[str, str] = {}
    again: dict[Path, bytes] = {}
    for name, allowed in hashes.items():
        path = originals.place(workspace, name)
        data = _read(path)
        if data is None or _hash(data) not in allowed:
            data = next((item for item in _elsewhere(path) if _hash(item) in allowed), None)
            if data is not None:
                again[path] = data
        if data is not None:
            texts[name] = data.decode("utf-8")
    return texts, again


def _elsewhere(path: Path) -> Iterator[bytes]:
    """Give the earlier states of a text, then all other texts that lie beside it."""
    try:
        beside = sorted(path.parent.glob("*.txt"))
    except OSError:
        beside = []
    for place in (*backups.kept(path), *beside):
        data = _read(place)
        if data is not None:
            yield data


def _read(path: Path) -> bytes | None:
    try:
        return files.read(path)
    except (StorageError, OSError):
        return None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
