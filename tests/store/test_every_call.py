"""Every call that a save makes of the system is refused once, or is the last: nothing is corrupt.

The calls: open, write, fsync, close, link, replace, unlink, mkdir, stat, lstat, listdir, of files
and folders of the store, in the order in which Python makes them; and, where `strace` is there,
every system call by which the running program changes a file, seen from outside.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import replace

import dossier
from dossier.errors import DossierError, StorageError
from dossier.store.amending.company_changes import merge
from dossier.store.building.attachments import attach
from dossier.store.building.build import build, open_store
from dossier.store.checking.check import check
from dossier.store.store import Store
from dossier.workspace import Workspace

from .disk import Countdown, fail, watched
from .samples import HARBOUR, STATEMENTS, YARD, edit, snapshot, write_text

ROOT = Path(dossier.__file__).parents[1]
MOST = 400  # calls of one action; it makes about 50, and is far from this
Action = Callable[[Workspace], object]


def _save(workspace: Workspace) -> None:
    store = Store(workspace)
    edit(store, YARD, f"A yard, revision {store.revision(YARD)}.")


def _attach(workspace: Workspace) -> None:
    attach(workspace, [write_text(workspace.root, HARBOUR)])


def _merge(workspace: Workspace) -> None:
    merge(workspace, "calm", "bolt")


def _everything(workspace: Workspace) -> dict[str, bytes]:
    folders = (workspace.originals, workspace.companies.parent)
    files = [path for folder in folders for path in folder.glob("*") if path.is_file()]
    return {**snapshot(workspace), **{path.name: path.read_bytes() for path in files}}


SEVERAL = [
    pytest.param(_attach, id="attach", marks=pytest.mark.long),
    pytest.param(_merge, id="merge", marks=pytest.mark.long),
]


@pytest.mark.parametrize("action", [pytest.param(_save, id="save"), *SEVERAL])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO], ids=["ENOSPC", "EIO"])
def test_a_call_that_is_refused_corrupts_nothing(
    workspace: Workspace, action: Action, code: int
) -> None:
    """Memory equals disk: what a refused action leaves is, to the byte, what was there before."""
    store = open_store(workspace)
    _save(workspace)
    pristine = workspace.root.with_name("pristine")
    shutil.copytree(workspace.root, pristine)
    refused = 0
    for nth in range(MOST):
        before, shown = _everything(workspace), store.library()
        countdown = Countdown(nth, fail(code))
        told: DossierError | None = None
        with watched(workspace.root, countdown):
            try:
                action(workspace)
            except DossierError as fault:
                told = fault
        if told is not None:
            refused += 1
            assert _everything(workspace) == before, (nth, countdown.call, told)
            assert store.library() == shown
        assert Store(workspace).library() == store.library()
        if not countdown.reached:
            break
        if action is not _save:  # done once, it has nothing left to do
            shutil.rmtree(workspace.root)
            shutil.copytree(pristine, workspace.root)
            store = Store(workspace)
    assert check(workspace).faults == ()
    assert 10 < nth < MOST - 1
    assert refused > 3


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked writers")
@pytest.mark.parametrize("action", [pytest.param(_save, id="save"), *SEVERAL])
def test_killed_at_any_call_nothing_is_corrupt(workspace: Workspace, action: Action) -> None:
    open_store(workspace)
    pristine = workspace.root.with_name("pristine")
    shutil.copytree(workspace.root, pristine)
    for nth in range(MOST):
        shutil.rmtree(workspace.root)
        shutil.copytree(pristine, workspace.root)
        if not _killed(workspace, action, nth):
            break
        library = Store(workspace).library()
        assert library.statement[YARD].text in {STATEMENTS[0].text, "A yard, revision 1."}
        report = check(workspace)
        # of several files those that come first may be new: a build brings it to an end
        assert all("is behind the seeds" in fault.what for fault in report.faults), report.faults
        if report.faults:
            build(workspace)
            assert check(workspace).faults == (), nth
    assert 10 < nth < MOST - 1


def _killed(workspace: Workspace, action: Action, nth: int) -> bool:
    """Kill a process at its call number `nth`; tell whether it came so far."""
    child = os.fork()
    if child == 0:
        with suppress(BaseException), watched(workspace.root, Countdown(nth, _die)):
            action(workspace)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


# --- seen from outside ----------------------------------------------------------------------

CHANGING = "write,fsync,linkat,link,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat"
SAVE = """
import sys
from pathlib import Path
from msgspec.structs import replace
from dossier.store.store import Store
from dossier.workspace import Workspace
from dossier.errors import DossierError
workspace = Workspace(Path(sys.argv[1]))
store = Store(workspace)
statement = store.library().statement["acme-00000a"]
revision = store.revision(statement.id)
try:
    new = replace(statement, text=f"After revision {revision}.")
    sys.exit(0 if store.save(new, revision=revision, who="analyst") == revision + 1 else 3)
except DossierError:
    sys.exit(1)
"""


def _strace(workspace: Workspace, *options: str) -> tuple[int, str]:
    """Save once under `strace`; give the exit status and the calls that touched the store."""
    log = workspace.root.with_name("calls.txt")
    done = subprocess.run(
        ["strace", "-f", "-y", "-o", str(log), "-e", f"trace={CHANGING}", *options,
         sys.executable, "-B", "-c", SAVE, str(workspace.root)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    return done.returncode, log.read_text("utf-8", "replace")


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
def test_every_system_call_of_a_save_is_refused_or_the_last(workspace: Workspace) -> None:
    build(workspace)
    status, calls = _strace(workspace)
    if status:
        pytest.skip("strace may not trace here")
    found = [line for line in calls.splitlines() if str(workspace.store) in line]
    names = [re.sub(r"^\d+ +(\w+)\(.*", r"\1", line) for line in found]
    assert {"write", "fsync"} < set(names)
    tried = 0
    for name in sorted(set(names)):
        # counted among all calls of the program: the last ones are those of the store
        total = sum(re.match(rf"\d+ +{name}\(", line) is not None for line in calls.splitlines())
        for nth in range(total - names.count(name) + 1, total + 1):
            for action in ("error=ENOSPC", "error=EIO", "signal=SIGKILL"):
                before = Store(workspace).revision(YARD)
                status, _ = _strace(workspace, "-e", f"inject={name}:{action}:when={nth}")
                after = Store(workspace).revision(YARD)
                assert check(workspace).faults == (), (name, nth, action)
                assert after == before + 1 if status == 0 else after - before in {0, 1}
                if status == 1:
                    assert after == before, (name, nth, action)
                tried += 1
    assert tried > 20


def test_a_stale_save_is_refused_every_time(workspace: Workspace) -> None:
    store = open_store(workspace)
    for number in range(2, 52):
        edit(store, YARD, f"Text {number}.")
    stands = store.library().statement[YARD]
    refused = 0
    for revision in range(1, 51):
        with pytest.raises(DossierError, match=f"stands at revision 51, not {revision}"):
            store.save(replace(stands, text="Stale."), revision=revision, who="analyst")
        refused += 1
    assert refused == 50
    assert store.library().statement[YARD] == stands


def test_on_a_full_disk_older_states_make_room(workspace: Workspace) -> None:
    store = open_store(workspace)
    for number in range(6):
        edit(store, YARD, f"Text {number}.")
    free = 0

    def full(name: str, args: tuple[object, ...]) -> None:
        nonlocal free
        free += name == "unlink" and ".backups" in str(args[0]) and free >= 0
        if name == "write" and free <= 0:
            fail(errno.ENOSPC)()

    with watched(workspace.store, full):
        edit(store, YARD, "Saved all the same.")
    assert store.library().statement[YARD].text == "Saved all the same."
    free = -1  # the next one frees nothing
    with watched(workspace.store, full), pytest.raises(StorageError, match="the disk is full"):
        edit(store, YARD, "Not saved.")
    assert store.library().statement[YARD].text == "Saved all the same."
