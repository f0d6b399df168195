"""A model of power loss: what a disk may hold when the current fails, from what was asked of it.

What was written to a file is on the disk for sure only once the file is synced, a name in a folder
only once the folder is. Until then each may be there or not, whatever the order, and of what was
written any beginning.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .disk import watched


@dataclass(eq=False)
class _File:
    """The bytes of a file as the program sees them, and as they are synced."""

    written: bytes = b""
    synced: bytes = b""


@dataclass(eq=False)
class _Name:
    """A change of a name in a folder: what it leads to from then on, None for nothing."""

    folder: str
    name: str
    target: _File | str | None


Names = dict[tuple[str, str], _File | str]


@dataclass
class Disk:
    """What is on the disk for sure, and which changes of names may be."""

    sure: Names = field(default_factory=dict)
    asked: list[list[_Name]] = field(default_factory=list)  # each together or not at all

    @staticmethod
    def settle(names: Names, change: _Name) -> None:
        """Let a change of a name take place."""
        names.pop((change.folder, change.name), None)
        if change.target is not None:
            names[change.folder, change.name] = change.target

    def survivors(self, root: str, chance: random.Random) -> dict[str, bytes]:
        """Give the files, by path, that one power failure might leave under `root`."""
        names = dict(self.sure)
        for step in self.asked:
            if chance.random() < 0.5:
                for change in step:
                    self.settle(names, change)
        found: dict[str, bytes] = {}
        reached = {root}
        for (folder, name), target in sorted(names.items(), key=lambda item: item[0]):
            if folder not in reached:
                continue
            path = f"{folder}/{name}"
            if isinstance(target, str):
                reached.add(path)
            else:
                found[path] = _left(target, chance)
        return found


def _left(file: _File, chance: random.Random) -> bytes:
    if file.written == file.synced:
        return file.synced
    some = file.written[: chance.randrange(len(file.written) + 1)]
    return chance.choice([file.synced, some, some + bytes(len(file.written) - len(some))])


class Recorder:
    """Follows what is asked of the disk under `root`, and calls `crash` after each thing asked.

    `ignored` are the things of which an fsync does nothing: the variants that must fail.
    """

    def __init__(
        self, root: Path, crash: Callable[[Disk], None], *, ignored: tuple[str, ...] = ()
    ) -> None:
        self._root = root
        self._crash = crash
        self._ignored = ignored
        self._handles: dict[int, _File | str] = {}
        self.disk = Disk()
        files: dict[int, _File] = {}
        for path in sorted(root.rglob("*")):  # all that is there is on the disk for sure
            place = (str(path.parent), path.name)
            if path.is_dir():
                self.disk.sure[place] = "folder"
            else:
                data = path.read_bytes()
                self.disk.sure[place] = files.setdefault(path.stat().st_ino, _File(data, data))

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Follow what is done meanwhile."""
        with watched(self._root, after=self._after):
            yield

    def _after(self, name: str, args: tuple[Any, ...], result: Any) -> None:
        done: Callable[..., None] | None = getattr(self, f"_on_{name}", None)
        if done is not None:
            done(*args, result)
            self._crash(self.disk)

    def _on_open(self, path: Path, flags: int, *rest: int) -> None:
        target = self._at(path)
        if target is None and flags & os.O_CREAT:
            target = _File()
            self._ask((path, target))
        self._handles[rest[-1]] = (
            os.fspath(path) if target is None or isinstance(target, str) else target
        )

    def _on_write(self, handle: int, data: bytes, written: int) -> None:
        file = self._handles.get(handle)
        if isinstance(file, _File):
            file.written += bytes(data[:written])

    def _on_fsync(self, handle: int, _result: None) -> None:
        target = self._handles.get(handle)
        if isinstance(target, _File) and "file" not in self._ignored:
            target.synced = target.written
        if isinstance(target, str) and "folder" not in self._ignored:
            here = [step for step in self.disk.asked if any(c.folder == target for c in step)]
            self.disk.asked = [step for step in self.disk.asked if step not in here]
            for change in (change for step in here for change in step):
                self.disk.settle(self.disk.sure, change)

    def _on_link(self, path: Path, to: Path, _result: None) -> None:
        self._ask((to, self._at(path)))

    def _on_replace(self, path: Path, to: Path, _result: None) -> None:
        self._ask((path, None), (to, self._at(path)))

    def _on_unlink(self, path: Path, _result: None) -> None:
        self._ask((path, None))

    def _on_mkdir(self, path: Path, *_rest: object) -> None:
        self._ask((path, "folder"))

    def _ask(self, *changes: tuple[Path, _File | str | None]) -> None:
        self.disk.asked.append(
            [_Name(str(Path(path).parent), Path(path).name, target) for path, target in changes]
        )

    def _at(self, path: Path) -> _File | str | None:
        """Give what a path leads to now."""
        names = dict(self.disk.sure)
        for change in (change for step in self.disk.asked for change in step):
            self.disk.settle(names, change)
        return names.get((str(Path(path).parent), Path(path).name))
