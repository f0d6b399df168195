"""A file on the disk is read in a process of its own, which no file can make hang or swell."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Event

import msgspec

import dossier
from dossier.articles.child import SECONDS, Answer
from dossier.articles.extract import Extract
from dossier.articles.freezing import read_bytes
from dossier.errors import DossierError, PassingError

_NAME_KEPT = 200  # characters of a file name that the child is told
_LOOK = 0.1  # seconds after which a reader is looked at that has not answered


@dataclass(frozen=True)
class Opened:
    """A file's content, with the SHA-256 of its bytes: all that reading it needs."""

    path: Path
    data: bytes
    sha256: str


@dataclass(frozen=True)
class Read:
    """A file that was read, with the SHA-256 of its bytes; `content` is the extract in JSON.

    It goes from process to process in JSON: pickled, a record says what is its default, too.
    """

    path: Path
    sha256: str
    content: bytes

    @cached_property
    def extract(self) -> Extract:
        """What is known of the article."""
        return msgspec.json.decode(self.content, type=Extract)


def read_file(path: Path, *, seconds: float = SECONDS, stop: Event | None = None) -> Read:
    """Read an article's file, of any format that is known.

    Raises DossierError when it is not a regular file, is empty or over 25 MB, is of no known
    format, is damaged, or takes more than 1 GB of memory or `seconds` of time; also when `stop`
    is set meanwhile.
    """
    return _read(opened(path), seconds, stop or Event())


def opened(path: Path) -> Opened:
    """Take a file's content from the disk.

    Raises DossierError when it is not a regular file, is empty or over 25 MB.
    """
    data = read_bytes(path)
    if not data:
        raise DossierError("is empty", where=str(path))
    return Opened(path, data, hashlib.sha256(data).hexdigest())


def read_opened(_shared: None, file: Opened, stop: Event) -> Read:
    """Read a file whose content is at hand: a task for any worker.

    Raises DossierError as `read_file` does; PassingError where that need not be in the file.
    """
    return _read(file, SECONDS, stop)


def _read(file: Opened, seconds: float, stop: Event) -> Read:
    try:
        answer = _ask(file.path.name, file.data, seconds, stop)
    except PassingError as fault:
        raise PassingError(fault.what, where=str(file.path)) from None
    if answer.refused:
        raise DossierError(answer.refused, where=str(file.path))
    return Read(file.path, file.sha256, bytes(answer.extract))


def _ask(file: str, data: bytes, seconds: float, stop: Event) -> Answer:
    """Let a process read the content of a file. Raises PassingError when it does not answer."""
    name = file.encode("ascii", "replace").decode("ascii")[-_NAME_KEPT:]
    try:
        # a file, since a pipe must be fed, and it is not while we look whether to stop
        with tempfile.TemporaryFile() as content:
            content.write(data)
            content.seek(0)
            child = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
                [sys.executable, "-P", "-m", "dossier.articles.child", name],
                stdin=content,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,  # ctrl+c is for us, not for what is being read
            )
    except OSError as fault:
        raise PassingError(
            f"cannot be read: no process could be started ({fault.strerror})"
        ) from None
    with child:
        try:
            return _wait(child, time.monotonic() + seconds, stop)
        except TimeoutError:
            raise PassingError(f"takes more than {seconds:g} seconds to be read") from None
        except msgspec.DecodeError:
            raise PassingError(
                "cannot be read: the reader broke off, out of time or memory"
            ) from None
        finally:
            child.kill()


def _wait(child: subprocess.Popen[bytes], end: float, stop: Event) -> Answer:
    """Give the answer of a process.

    Raises TimeoutError at the time `end` of the clock, PassingError when stopped before.
    """
    while not stop.is_set():
        left = end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        try:
            answer, _ = child.communicate(timeout=min(_LOOK, left))
            return msgspec.json.decode(answer, type=Answer)
        except subprocess.TimeoutExpired:
            continue
    raise PassingError("was not read: it was stopped")


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": module_path(), "PYTHONUTF8": "1"}


def module_path() -> str:
    """Give the PYTHONPATH with which a child finds our own modules, whatever folder we are in."""
    ours = str(Path(dossier.__file__).parents[1])
    return os.pathsep.join(
        [ours, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    )
