"""Peers that look at every text at every query: rapidfuzz's scores, and fzf."""

from __future__ import annotations

import resource
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from rapidfuzz import fuzz, process

from dossier.language.folding import words
from searching.contract import LIMIT, InProcess, MissingError, most_memory, needed


class WRatio(InProcess):
    """rapidfuzz's weighed score of each text."""

    packages = ("rapidfuzz",)
    scorer = "WRatio"

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self._texts = [" ".join(words(text)) for text in texts]

    def search(self, typed: str) -> Sequence[int]:
        """Score every text."""
        scorer = getattr(fuzz, self.scorer)
        found = process.extract(" ".join(words(typed)), self._texts, scorer=scorer, limit=LIMIT)
        return [number for _, _, number in found]

    def add(self, text: str) -> None:
        """Append the text."""
        self._texts.append(" ".join(words(text)))


class PartialRatio(WRatio):
    """The best stretch of each text."""

    scorer = "partial_ratio"


class Fzf:
    """`fzf --filter`, a process for each query, which reads a file of the texts.

    The program is the one that the package iterfzf brings, or else the one on the path.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._program = _fzf()
        told = subprocess.run(
            [self._program, "--version"], capture_output=True, text=True, check=True
        )
        self.versions = {"fzf": told.stdout.split()[0]}
        self._file = tempfile.NamedTemporaryFile("w", encoding="utf-8")  # noqa: SIM115 - kept
        self._file.writelines(f"{number}\t{text}\n" for number, text in enumerate(texts))
        self._file.flush()
        self._count = len(texts)
        self._spent = _children()

    def search(self, typed: str) -> Sequence[int]:
        """Filter the lines and read the first ones."""
        return self._filtered(typed)[0]

    def add(self, text: str) -> None:
        """Write one more line."""
        self._file.write(f"{self._count}\t{text}\n")
        self._file.flush()
        self._count += 1

    def forget(self) -> None:
        """Forget nothing: every process is new."""

    def spent(self) -> float:
        """Give the seconds that the processes have spent on all cores."""
        return _children() - self._spent

    def memory(self) -> float:
        """Give the most memory that a process uses whose answer is long."""
        return self._filtered("a")[1]

    def _filtered(self, typed: str) -> tuple[list[int], float]:
        """Give the first texts, and the memory used until then, where more are to come."""
        command = [self._program, "--filter", typed.strip(), "--delimiter", "\t", "--nth", "2.."]
        with (
            Path(self._file.name).open("rb") as lines,
            subprocess.Popen(command, stdin=lines, stdout=subprocess.PIPE) as running,
        ):
            found = list(islice(running.stdout, LIMIT))
            memory = most_memory(running.pid)
        return [int(line.split(b"\t", 1)[0]) for line in found], memory


def _fzf() -> str:
    try:
        return str(needed("iterfzf").BUNDLED_EXECUTABLE)
    except MissingError:
        found = shutil.which("fzf")
    if not found:
        raise MissingError("there is neither the Python package iterfzf nor the program fzf")
    return found


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
