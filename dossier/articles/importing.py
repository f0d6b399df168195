"""A file on the disk is read in a process of its own, which no file can make hang or swell."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

import dossier
from dossier.articles.child import SECONDS, Answer
from dossier.articles.extract import Extract
from dossier.articles.freezing import read_bytes
from dossier.errors import DossierError

_NAME_KEPT = 200  # characters of a file name that the child is told


@dataclass(frozen=True)
class Read:
    """A file that was read, with the SHA-256 of its bytes."""

    path: Path
    sha256: str
    extract: Extract


def read_file(path: Path, *, seconds: float = SECONDS) -> Read:
    """Read an article's file, of any format that is known.

    Raises DossierError when it is not a regular file, is empty or over 25 MB, is of no known
    format, is damaged, or takes more than 1 GB of memory or `seconds` of time.
    """
    data = read_bytes(path)
    if not data:
        raise DossierError("is empty", where=str(path))
    answer = _ask(path, data, seconds)
    if answer.refused:
        raise DossierError(answer.refused, where=str(path))
    found = msgspec.json.decode(answer.extract, type=Extract)
    return Read(path, hashlib.sha256(data).hexdigest(), found)


def _ask(path: Path, data: bytes, seconds: float) -> Answer:
    name = path.name.encode("ascii", "replace").decode("ascii")[-_NAME_KEPT:]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, by our own interpreter
            [sys.executable, "-P", "-m", "dossier.articles.child", name],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Answer(refused=f"takes more than {seconds:g} seconds to be read")
    except OSError as fault:
        return Answer(refused=f"cannot be read: no process could be started ({fault.strerror})")
    try:
        return msgspec.json.decode(done.stdout, type=Answer)
    except msgspec.DecodeError:
        return Answer(refused="cannot be read: the reader broke off, out of time or memory")


def _environment() -> dict[str, str]:
    """Give the child our own modules, whatever folder we are in, and UTF-8 everywhere."""
    ours = str(Path(dossier.__file__).parents[1])
    paths = [ours, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
