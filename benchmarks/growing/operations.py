"""What is measured of a library: each operation in the seconds that a person, or a core, waits."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

import msgspec
from msgspec.structs import replace

from dossier.clock import now
from dossier.model import Library, Statement
from dossier.store.building.build import build
from dossier.store.checking.check import check
from dossier.store.reviews import Reviews
from dossier.store.store import Store
from dossier.tui.desk import Desk
from dossier.views.comparison import compare
from dossier.views.coverage import cover
from dossier.views.portrait import portray
from dossier.views.reading import read
from dossier.workspace import Workspace

Figures = dict[str, float]
ROUNDS = 9  # of what waits for the disk
_TIMES = 3  # of what only computes
_PAGE = os.sysconf("SC_PAGE_SIZE")


def reading(workspace: Workspace) -> Figures:
    """Open the library, and give what the screens ask of it: CPU seconds, and MB of memory."""
    before = _resident()
    start = process_time()
    library = Store(workspace).library()
    opening = process_time() - start
    memory = _resident() - before
    largest = [
        company for company, _ in Counter(s.company for s in library.statements).most_common()
    ]
    longest = max(library.articles, key=lambda article: article.characters).id
    return {
        "open: read the library": opening,
        "memory of the library (MB)": memory,
        "Library: coverage and articles, first asked": _once(lambda: _home(library)),
        "Library: coverage and articles": _cpu(lambda: _home(library)),
        "Compare: the four largest": _cpu(lambda: compare(library, largest[:4])),
        "Dossier: the largest": _cpu(lambda: portray(library, largest[0])),
        "Reader: the article of 200 kB": _cpu(lambda: read(library, longest)),
    }


def _home(library: Library) -> None:
    cover(library)
    for article in library.articles:
        len(library.coded[article.id])


def whole(workspace: Workspace) -> Figures:
    """Build, check, export and search everything: CPU seconds, of commands with their start."""
    found: Figures = {}
    found["build, nothing changed"] = _once(lambda: build(workspace))
    found["check"] = _once(lambda: check(workspace))
    with tempfile.TemporaryDirectory(dir=workspace.root.parent) as folder:
        found["export --all"] = _command(workspace, "export", "--all", "-o", folder)
    found["search --json"] = _command(workspace, "search", "--json", "plants Varnholm")
    shutil.rmtree(workspace.store)
    found["build, from nothing"] = _once(lambda: build(workspace))
    return found


def edits(workspace: Workspace) -> Figures:
    """Edit, take back and decide: seconds until it is on the disk, SQLite beside it.

    Of the clock, and of the processor: a busy machine and its disk make the former vary.

    Each edit is measured in a company of usual size and in the largest, by turns with the same row
    written to a database of the same statements on the same disk.
    """
    store = Store(workspace)
    desk = Desk(workspace, store.library(), read_from=store)
    counts = Counter(statement.company for statement in desk.library.statements)
    ranked = [company for company, _ in counts.most_common()]
    usual, largest = ranked[len(ranked) // 2], ranked[0]
    with tempfile.TemporaryDirectory(dir=workspace.root.parent) as folder:
        database = _database(Path(folder) / "statements.db", desk.library)
        times: dict[str, list[float]] = {}

        def timed(name: str, action: Callable[[], object]) -> None:
            start, worked = perf_counter(), process_time()
            action()
            times.setdefault(name, []).append(perf_counter() - start)
            times.setdefault(f"{name}, CPU", []).append(process_time() - worked)

        for number in range(ROUNDS):
            for company, name in ((usual, "of a usual company"), (largest, "of the largest")):
                before = _first(desk.library, company)
                after = replace(before, text=f"{before.text} Edited {number}.")
                timed(f"edit {name}, on the disk", lambda b=before, a=after: desk.save(b, a))
                timed(f"show the edit {name}", desk.refresh)
                timed(f"undo {name}, on the disk", lambda a=after: desk.undo(a))
                desk.refresh()
                timed("SQLite, FULL: one row", lambda a=after: _update(database, a))
        database.close()
    decided = _decisions(desk)
    return {name: statistics.median(taken) for name, taken in {**times, **decided}.items()}


def _decisions(desk: Desk) -> dict[str, list[float]]:
    """Turn proposals down one by one."""
    reviews = Reviews(desk.store)
    article = desk.library.articles[-1].id
    waiting = reviews.open(desk.library, article).waiting(desk.library)
    taken = []
    for proposal in waiting[:ROUNDS]:
        start = perf_counter()
        reviews.reject(article, [proposal], now())
        taken.append(perf_counter() - start)
    return {"a decision of a review": taken or [float("nan")]}


def _first(library: Library, company: str) -> Statement:
    return next(item for item in library.told[company] if item.company == company)


def _database(path: Path, library: Library) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE statement (id TEXT PRIMARY KEY, company TEXT, record TEXT)")
    database.execute("BEGIN")
    database.executemany("INSERT INTO statement VALUES (?, ?, ?)", map(_row, library.statements))
    database.execute("COMMIT")
    return database


def _update(database: sqlite3.Connection, statement: Statement) -> None:
    database.execute("INSERT OR REPLACE INTO statement VALUES (?, ?, ?)", _row(statement))


def _row(statement: Statement) -> tuple[str, str, str]:
    return (statement.id, statement.company, msgspec.json.encode(statement).decode())


def _cpu(question: Callable[[], object]) -> float:
    """Give the least CPU time of what is asked more than once."""
    return min(_once(question) for _ in range(_TIMES))


def _once(action: Callable[[], object]) -> float:
    start = process_time()
    action()
    return process_time() - start


def _command(workspace: Workspace, *words: str) -> float:
    """Give the CPU time of a command in a process of its own."""
    before = os.times()
    command = [sys.executable, "-m", "dossier", *words, "--workspace", str(workspace.root)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


def _resident() -> float:
    """Give the memory of this process that is in use, in MB."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _PAGE / 2**20


GROUPS: dict[str, Callable[[Workspace], Figures]] = {
    "reading": reading,
    "edits": edits,
    "whole": whole,
}


def apart(group: str, root: Path) -> Figures:
    """Measure a group of operations in a process of its own."""
    code = (
        "import sys, json; from pathlib import Path; from growing.operations import GROUPS; "
        "from dossier.workspace import Workspace; "
        "print(json.dumps(GROUPS[sys.argv[1]](Workspace(Path(sys.argv[2])))))"
    )
    found: Figures = json.loads(
        subprocess.run(
            [sys.executable, "-c", code, group, str(root)],
            check=True, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
    )  # fmt: skip
    return found
