"""Workers of Dask read and propose what this process would, whatever happens to them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.store.checking.check import check
from dossier.store.store import Store
from dossier.workspace import Workspace
from tests import invented
from tests.clippings import ALLIANCE, QUAY

# The command with a clock that stands still, so that journals can be compared; HOOK is run first.
COMMAND = """
import contextlib, os, signal, sys
import dossier.clock
dossier.clock.now = lambda: "2026-01-02T03:04:05+00:00"
from dossier.store.adding import intake
owner, opened, read = os.getpid(), intake._opened, intake.read_opened
HOOK
from dossier.cli import main
main()
"""
LISTENING = """
def look(present, path):
    import psutil
    me = psutil.Process()
    processes = [me, *me.children(recursive=True)] if path.name == "j.txt" else []
    for process in processes:
        with contextlib.suppress(psutil.Error):  # it has ended
            for one in process.net_connections():
                if one.status == "LISTEN":
                    print("listens:", one.laddr.ip, file=sys.stderr)
    return opened(present, path)
intake._opened = look
"""
DEADLY = """
def kill(shared, file, stop):
    if file.path.name == "c.txt" and os.getpid() != owner:
        os.kill(os.getpid(), signal.SIGKILL)
    return read(shared, file, stop)
intake.read_opened = kill
"""
INTERRUPTED = """
def interrupt(present, path):
    if path.name == "e.txt":
        os.killpg(0, signal.SIGINT)  # as a terminal does: all of its processes
    return opened(present, path)
intake._opened = interrupt
"""
CLUSTER = """
from distributed import LocalCluster
with LocalCluster(n_workers=1, threads_per_worker=2, host="127.0.0.1", silence_logs=50) as cluster:
    print(cluster.scheduler_address, flush=True)
    input()
"""

pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Clippings: two about companies of the library, copies, and a file that cannot be read."""
    made = tmp_path_factory.mktemp("clippings")
    (made / "a.txt").write_text(QUAY, "utf-8")
    (made / "b.txt").write_text(ALLIANCE, "utf-8")
    (made / "c.txt").write_text("Calder waits\n\nCalder will open a pier, it said.\n", "utf-8")
    (made / "d.pdf").write_bytes(b"%PDF-1.7 broken")
    for number, letter in enumerate("efghij"):
        text = (
            f"Norvane hires {number + 5}\n\nNorvane has hired {number + 5} people in Lorne Bay.\n"
        )
        (made / f"{letter}.txt").write_text(text, "utf-8")
    return made


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("alone")


def command(
    workspace: Workspace, *arguments: object, hook: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command in a session of its own."""
    return subprocess.run(
        [sys.executable, "-c", COMMAND.replace("HOOK", hook), "-w", str(workspace.root)]
        + [str(item) for item in arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        start_new_session=True,
    )


def stored(workspace: Workspace) -> dict[str, bytes]:
    """Give the files of a store and the texts, by name."""
    places = [workspace.store, workspace.originals]
    return {
        str(path.relative_to(workspace.root)): path.read_bytes()
        for place in places
        for path in sorted(place.rglob("*"))
        if path.is_file() and ".backups" not in path.parts and path.suffix != ".lock"
    }


@pytest.fixture(scope="module")
def alone(folder: Path, built: Path) -> tuple[str, dict[str, bytes]]:
    """What the command says and stores without workers."""
    workspace = invented.make(built / "library")
    done = command(workspace, "add", folder, "--propose")
    assert done.returncode == 1, done.stderr  # for the file that cannot be read
    assert done.stdout.splitlines()[-2] == "9 added, 1 refused."
    assert "proposals made for 9 articles." in done.stdout
    return done.stdout, stored(workspace)


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    return invented.make(tmp_path / "library")


def test_two_workers_store_the_same_bytes_and_listen_to_this_machine_alone(
    empty: Workspace, folder: Path, alone: tuple[str, dict[str, bytes]]
) -> None:
    done = command(empty, "add", folder, "--propose", "--workers", 2, hook=LISTENING)
    assert (done.returncode, done.stdout) == (1, alone[0])
    assert set(done.stderr.splitlines()) == {"listens: 127.0.0.1"}
    assert stored(empty) == alone[1]


def test_a_file_at_which_every_worker_dies_is_neither_lost_nor_doubled(
    empty: Workspace, folder: Path, alone: tuple[str, dict[str, bytes]]
) -> None:
    done = command(empty, "add", folder, "--propose", "--workers", 2, hook=DEADLY)
    assert (done.returncode, done.stdout) == (1, alone[0])
    assert "times a worker gave no result; it was done here." in done.stderr
    assert stored(empty) == alone[1]
    assert check(empty).faults == ()


def test_ctrl_c_ends_workers_in_silence_and_keeps_what_was_added(
    empty: Workspace, folder: Path
) -> None:
    done = command(empty, "add", folder, "--json", "--workers", 1, hook=INTERRUPTED)
    assert (done.returncode, done.stderr) == (130, "")
    report = json.loads(done.stdout)
    assert report["stopped"]
    added = {item["article"] for item in report["added"]}
    assert added <= Store(empty).library().article.keys()
    assert report["left"] == 10 - len(added) - len(report["refused"]) > 0
    assert check(empty).faults == ()


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a scheduler that runs, on this machine."""
    with subprocess.Popen(
        [sys.executable, "-c", CLUSTER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "DASK_DISTRIBUTED__SCHEDULER__DASHBOARD__STATUS": ""},
    ) as process:
        assert process.stdout
        yield process.stdout.readline().strip()
        process.communicate("\n", timeout=60)


def test_a_cluster_that_runs_stores_the_same_bytes_and_proposes_the_same(
    empty: Workspace, folder: Path, alone: tuple[str, dict[str, bytes]], address: str
) -> None:
    done = command(empty, "add", folder, "--cluster", address)
    assert (done.returncode, done.stderr) == (1, "")
    told = command(empty, "review", "--cluster", address)
    assert (told.returncode, told.stderr) == (0, "")
    assert stored(empty) == alone[1]


def test_what_cannot_be_asked_is_said(empty: Workspace, folder: Path) -> None:
    both = command(empty, "add", folder, "--workers", 1, "--cluster", "tcp://127.0.0.1:1")
    assert both.returncode == 2
    nowhere = command(empty, "add", folder, "--cluster", "nowhere")
    assert nowhere.returncode == 1
    assert "nowhere: no scheduler of Dask answers" in nowhere.stderr
    assert "Traceback" not in both.stderr + nowhere.stderr
