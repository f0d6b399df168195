"""Writers to be run as processes of their own: many at once, or killed while they save.

Usage: `hammer.py write WORKSPACE NAME TIMES`, or `hammer.py die WORKSPACE ROUNDS SEED`, where `die`
may be `review` or `merge`.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from dossier.coding.accepting import stated
from dossier.errors import ConflictError, StorageError
from dossier.store.amending import company_changes
from dossier.store.building.build import build
from dossier.store.checking.check import check
from dossier.store.reviews import Reviews
from dossier.store.store import Store
from dossier.store.undo import undoing
from dossier.workspace import Workspace
from tests.clippings import QUAY_ID

STATEMENT = "acme-00000a"
Work = Callable[[Workspace, int], None]
LONGEST = 0.015  # seconds that a writer lives after its first save


def write(workspace: Workspace, name: str, times: int) -> None:
    """Append `name` to the same statement so many times, starting over when others were first."""
    store = Store(workspace)
    done = 0
    while done < times:
        revision = store.revision(STATEMENT)
        standing = store.library().statement[STATEMENT]
        try:
            store.save(
                replace(standing, text=f"{standing.text} {name}{done}"),
                revision=revision,
                who="analyst",
            )
        except ConflictError:
            continue
        done += 1


def die(workspace: Workspace, rounds: int, seed: int) -> dict[str, int]:
    """Kill a writer at a random moment, again and again; count what was lost by it."""
    return _kill(
        workspace, rounds, seed, _save_forever, lambda: Store(workspace).revision(STATEMENT)
    )


def review(workspace: Workspace, rounds: int, seed: int) -> dict[str, int]:
    """Kill a reviewer at a random moment, again and again; count what was lost by it."""

    def decided() -> int:
        return len(Reviews(Store(workspace)).read(QUAY_ID).decisions)

    return _kill(workspace, rounds, seed, _decide_forever, decided)


def merge(workspace: Workspace, rounds: int, seed: int) -> dict[str, int]:
    """Kill a merger of companies at a random moment, again and again; count what was lost by it.

    Whatever was half done, a build or an undo brings to an end.
    """
    library = Store(workspace).library()
    counts = {"rounds": rounds, "lost": 0, "unreadable": 0}
    chance = random.Random(seed)  # noqa: S311
    for number in range(rounds):
        _kill_a_writer(workspace, chance, _merge_forever)
        if number % 2:
            build(workspace)
            counts["unreadable"] += bool(check(workspace).faults)
        store = Store(workspace)
        while change := undoing.latest(store):
            undoing.take_back(store, change, "")
        build(workspace)
        counts["unreadable"] += bool(check(workspace).faults)
        counts["lost"] += store.library() != library
    return counts


def _kill(
    workspace: Workspace, rounds: int, seed: int, work: Work, reached: Callable[[], int]
) -> dict[str, int]:
    counts = {"rounds": rounds, "lost": 0, "unreadable": 0}
    chance = random.Random(seed)  # noqa: S311
    for _ in range(rounds):
        acknowledged = _kill_a_writer(workspace, chance, work)
        try:
            counts["lost"] += reached() < acknowledged
            Store(workspace).library()
        except StorageError:
            counts["unreadable"] += 1
    counts["unreadable"] += bool(check(workspace).faults)
    return counts


def _kill_a_writer(workspace: Workspace, chance: random.Random, work: Work) -> int:
    """Give the last number of which the writer told that it was saved."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        work(workspace, writer)
    os.close(writer)
    told = os.read(reader, 8)
    end = time.monotonic() + chance.uniform(0, LONGEST)
    while (left := end - time.monotonic()) > 0:
        if select.select([reader], [], [], left)[0]:
            told += os.read(reader, 4096)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(reader, 4096):
        told += more
    os.close(reader)
    return int.from_bytes(told[-8:], "big")


def _save_forever(workspace: Workspace, writer: int) -> None:
    store = Store(workspace)
    while True:
        revision = store.revision(STATEMENT)
        new = replace(store.library().statement[STATEMENT], text=f"Saved after {revision}.")
        revision = store.save(new, revision=revision, who="analyst")
        os.write(writer, revision.to_bytes(8, "big"))


def _decide_forever(workspace: Workspace, writer: int) -> None:
    """Accept, reject and take back by turns."""
    store = Store(workspace)
    reviews = Reviews(store)
    reviews.open(store.library(), QUAY_ID)
    while True:
        review = reviews.read(QUAY_ID)
        decided = len(review.decisions)
        item = review.waiting(store.library())[0]
        if review.last:
            reviews.undo(QUAY_ID, "")
        elif decided % 2:
            reviews.reject(QUAY_ID, [item], "")
        else:
            reviews.accept(QUAY_ID, [(item, stated(item, store.is_free))], "proposer", "")
        os.write(writer, len(reviews.read(QUAY_ID).decisions).to_bytes(8, "big"))


def _merge_forever(workspace: Workspace, writer: int) -> None:
    """Merge two companies and take it back by turns."""
    store = Store(workspace)
    done = 0
    while True:
        change = undoing.latest(store)
        if change:
            undoing.take_back(store, change, "")
        else:
            company_changes.merge(workspace, "acme", "bolt")
        done += 1
        os.write(writer, done.to_bytes(8, "big"))


if __name__ == "__main__":
    place = Workspace(Path(sys.argv[2]))
    if sys.argv[1] == "write":
        write(place, sys.argv[3], int(sys.argv[4]))
    else:
        kill = {"die": die, "review": review, "merge": merge}[sys.argv[1]]
        sys.stdout.write(json.dumps(kill(place, int(sys.argv[3]), int(sys.argv[4]))))
