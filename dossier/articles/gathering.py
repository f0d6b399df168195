"""Files and folders that somebody names become the list of files to be read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from dossier.articles.readers.registry import SUFFIXES

_PAGES = (".html", ".htm", ".xhtml")
_COMPANIONS = ("_files", "_fichiers", "_file", ".files")  # pictures and scripts of a saved page


@dataclass(frozen=True)
class Gathered:
    """Files to be read, each once; files of other kinds; and what cannot be read, with why.

    `whole` is false where the looking was stopped before its end.
    """

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...]
    refused: tuple[tuple[Path, str], ...]
    whole: bool = True


def gather(paths: tuple[Path, ...], stop: Event | None = None) -> Gathered:
    """List the files to be read; folders are walked in order of names, until `stop` is set.

    A file that is named is always tried. In a folder, links are not followed, and files that are
    hidden, of another kind, or part of a saved page are passed over.
    """
    stop = stop or Event()
    files: dict[Path, None] = {}
    passed: list[Path] = []
    refused: list[tuple[Path, str]] = []
    for path in paths:
        if not is_folder(path):
            files[path] = None
            continue
        for folder, names, inside in os.walk(path, onerror=lambda fault: _note(fault, refused)):
            if stop.is_set():
                return Gathered(tuple(files), tuple(passed), tuple(refused), whole=False)
            names[:] = sorted(name for name in names if _is_walked(folder, name, inside))
            for name in sorted(inside):
                found = Path(folder, name)
                if name.startswith(".") or not is_known(name):
                    passed.append(found)
                elif found.is_symlink():
                    refused.append((found, "is a link: name the file itself"))
                else:
                    files[found] = None
    return Gathered(tuple(files), tuple(passed), tuple(refused))


def is_folder(path: Path) -> bool:
    """Tell whether a path leads to a folder; one too long, or shut to us, is no fault."""
    return os.path.isdir(path)  # noqa: PTH112 - that of Path raises there


def is_file(path: Path) -> bool:
    """Tell whether a path leads to a file; one too long, or shut to us, is no fault."""
    return os.path.isfile(path)  # noqa: PTH113 - that of Path raises there


def is_known(name: str) -> bool:
    """Tell whether a file of this name may be an article; one without an ending may be."""
    return Path(name).suffix.lower() in SUFFIXES | {""}


def _is_walked(folder: str, name: str, beside: list[str]) -> bool:
    if name.startswith(".") or Path(folder, name).is_symlink():
        return False
    page = next((name.removesuffix(end) for end in _COMPANIONS if name.endswith(end)), None)
    return page is None or not any(f"{page}{end}" in beside for end in _PAGES)


def _note(fault: OSError, refused: list[tuple[Path, str]]) -> None:
    refused.append((Path(str(fault.filename)), f"cannot be opened: {fault.strerror}"))
