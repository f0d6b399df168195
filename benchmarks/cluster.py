"""Articles a second: read and proposed for by this process, and by workers of Dask.

`python benchmarks/cluster.py [--articles N] [--rounds N] [--workers N …] [--sizes N …]` makes
clippings of invented companies and takes them in, by turns in each way, into an empty library.
The second table is the part that workers do not take over: to know each article from all others,
and to store it, in libraries that grow.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import msgspec  # noqa: E402
import workspaces  # noqa: E402
from growing.articles import MOST  # noqa: E402

from dossier.articles.extract import extract  # noqa: E402
from dossier.articles.importing import Opened, Read  # noqa: E402
from dossier.store.adding.intake import add  # noqa: E402
from dossier.store.building.build import build  # noqa: E402
from dossier.store.reviews import Reviews  # noqa: E402
from dossier.store.store import Store  # noqa: E402
from dossier.workers.chosen import chosen  # noqa: E402
from dossier.workers.here import ONE_BY_ONE, THREADS  # noqa: E402
from dossier.workers.work import Item, Ready, Result, Shared, Task, Workers  # noqa: E402
from dossier.workspace import Workspace, create  # noqa: E402


class Spent(NamedTuple):
    """Seconds of the clock, to begin and end workers, to read and store, to propose; of the CPU."""

    engaging: float
    reading: float
    proposing: float
    processor: float


def main() -> None:
    """Read the arguments, measure, print two tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--sizes", type=int, nargs="*", default=[500, 1000, 2000])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        folder = Path(passing)
        files = clippings(folder / "made", max([asked.articles, *asked.sizes]))
        if asked.rounds:
            compare(folder, files[: asked.articles], asked.rounds, asked.workers)
        if asked.sizes:
            grow(folder, files, sorted(asked.sizes))


def clippings(folder: Path, number: int) -> list[Path]:
    """Write so many invented articles, as files, or a few more."""
    made = workspaces.write(folder, 50, number * MOST, 1)
    return sorted(made.originals.iterdir())


def library(root: Path, made: Path) -> Workspace:
    """Make a library without articles, of the companies that clippings are about."""
    workspace = create(root)
    shutil.copy(made / "data" / "companies.toml", workspace.companies)
    build(workspace)
    return workspace


def compare(folder: Path, files: list[Path], rounds: int, numbers: list[int]) -> None:
    """Take the same files in, in each way by turns, and print medians."""
    ways: dict[str, Callable[[], Iterator[tuple[Workers, Workers]]]] = {
        "one by one": partial(_here, ONE_BY_ONE),
        f"{THREADS.at_once} readers, no workers (default)": partial(_here, THREADS),
    }
    ways |= {f"--workers {number}": partial(_spread, number) for number in numbers}
    found: dict[str, list[Spent]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            found[name].append(taken_in(folder, files, way))
    characters = sum(len(path.read_text("utf-8")) for path in files) // len(files)
    print(
        f"{len(files)} articles of {characters:,} characters, {rounds} rounds by turns, medians\n"
    )
    print("| | begin, end: s | read and store: articles/s | propose: articles/s | CPU ms/article |")
    print("|---|---|---|---|---|")
    for name, spent in found.items():
        middle = Spent(*(statistics.median(column) for column in zip(*spent, strict=True)))
        speeds = [f"{len(files) / value:.1f}" for value in middle[1:3]]
        cells = [name, f"{middle.engaging:.1f}", *speeds]
        print(f"| {' | '.join(cells)} | {1000 * middle.processor / len(files):.0f} |")


def taken_in(
    folder: Path, files: list[Path], way: Callable[[], Iterator[tuple[Workers, Workers]]]
) -> Spent:
    """Take files into a new library, and make the proposals."""
    root = folder / "library"
    workspace = library(root, folder / "made")
    began, used = time.monotonic(), _processor()
    with contextmanager(way)() as (readers, proposers):
        engaged = time.monotonic()
        report = add(workspace, files, workers=readers)
        read = time.monotonic()
        store = Store(workspace)
        held, reviews = store.library(), Reviews(store)
        ids = [item.article.id for item in report.added]
        done = sum(1 for _ in reviews.open_all(held, ids, proposers))
        proposed = time.monotonic()
    ended = time.monotonic()
    if done != len(files):
        raise SystemExit(f"{done} of {len(files)} articles were taken in")
    shutil.rmtree(root)
    engaging = engaged - began + ended - proposed
    return Spent(engaging, read - engaged, proposed - read, _processor() - used)


def _here(readers: Workers) -> Iterator[tuple[Workers, Workers]]:
    yield readers, ONE_BY_ONE


def _spread(number: int) -> Iterator[tuple[Workers, Workers]]:
    with chosen(number) as found:
        yield found or THREADS, found or ONE_BY_ONE


def _processor() -> float:
    """Give the CPU seconds of this process and of those that it has ended."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(item.ru_utime + item.ru_stime for item in used)


class Instant(Workers):
    """Reads in no time, in this process: what is left is the part of the store's owner."""

    at_once = 1

    def __init__(self, files: list[Path]) -> None:
        self._read = {path: msgspec.json.encode(extract(path.name, path.read_bytes()))
                      for path in files}  # fmt: skip

    @contextmanager
    def beginning(
        self, task: Task[Shared, Item, Result], shared: Shared, stop: Event
    ) -> Iterator[Callable[[Item], Ready[Result]]]:
        """Give a function that has the result already."""
        yield lambda file: Ready(self._answer(file))

    def _answer(self, file: Opened) -> Read:
        return Read(file.path, file.sha256, self._read[file.path])


def grow(folder: Path, files: list[Path], sizes: list[int]) -> None:
    """Take files in that are read already, and print what the last of each size have cost."""
    workspace = library(folder / "growing", folder / "made")
    reader, before = Instant(files), 0
    print("\n| articles | CPU ms/article to know and store it | store kB/article |")
    print("|---|---|---|")
    for size in sizes:
        used = _processor()
        add(workspace, files[before:size], workers=reader)
        spent = 1000 * (_processor() - used) / (size - before)
        stored = sum(item.stat().st_size for item in workspace.store.glob("articles.json"))
        print(f"| {before:,}–{size:,} | {spent:.1f} | {stored / 1000 / size:.1f} |")
        before = size


if __name__ == "__main__":
    main()
