"""`dossier add` as it is typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from dossier.workspace import Workspace
from tests.articles.samples import PAGE, WIDE, docx, mail, pdf
from tests.cli.conftest import Run


def test_every_format_is_added_from_a_folder(run: Run, made_up: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE, "utf-8")
    (folder / "b.docx").write_bytes(docx("#The mayor speaks", "The mayor of the town said so."))
    (folder / "c.eml").write_bytes(mail("A letter of the ferry line.", Subject="Of ferries"))
    (folder / "d.pdf").write_bytes(pdf("Printed words on a page"))
    (folder / "e.md").write_text("# On bicycles\n\nThey have two wheels.", "utf-8")
    (folder / "f.txt").write_text(f"A plain text\n\n{WIDE}", "utf-8")
    done = run("add", str(folder), workspace=made_up)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "6 added."
    assert done.stderr == ""
    listed = json.loads(run("list", "--json", workspace=made_up).stdout)
    assert len(listed["articles"]) == 8
    assert run("check", workspace=made_up).returncode == 0
    assert "up to date" in run("build", workspace=made_up).stdout
    again = json.loads(run("add", str(folder), "--json", workspace=made_up).stdout)
    assert len(again["known"]) == 6


def test_hostile_files_are_refused_and_nothing_breaks(
    run: Run, made_up: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "link.txt").symlink_to("/etc/hostname")
    (folder / "empty.txt").touch()
    (folder / "\x1b[2J\u202e.txt").write_text(f"\x1b]0;owned\x07A plain text\n\n{WIDE}", "utf-8")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.pdf")).write_bytes(b"%PDF-1.7 broken")
    done = run("add", str(folder), workspace=made_up)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "1 added, 4 refused."
    assert "Traceback" not in done.stdout + done.stderr
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout
    report = json.loads(run("add", str(folder), "--json", workspace=made_up).stdout)
    assert len(report["refused"]) == 4
    assert run("check", workspace=made_up).returncode == 0


def test_add_needs_a_file_and_says_when_there_is_none(
    run: Run, made_up: Workspace, tmp_path: Path
) -> None:
    assert run("add", workspace=made_up).returncode == 2
    missing = run("add", str(tmp_path / "none.txt"), workspace=made_up)
    assert missing.returncode == 1
    assert "cannot be opened: No such file or directory" in missing.stdout
    (tmp_path / "nothing").mkdir()
    assert run("add", str(tmp_path / "nothing"), workspace=made_up).stdout == "No files found.\n"


def test_changed_seeds_are_told_beside_the_report(
    run: Run, made_up: Workspace, tmp_path: Path
) -> None:
    run("build", workspace=made_up)
    later = time.time() + 60
    os.utime(next(made_up.seeds.glob("*.toml")), (later, later))
    (tmp_path / "a.txt").write_text("A plain text\n\nOf a few words.", "utf-8")
    done = run("add", str(tmp_path / "a.txt"), "--json", workspace=made_up)
    assert len(json.loads(done.stdout)["added"]) == 1
    assert "changed since the last build" in done.stderr


INTERRUPTED = """
import os, signal, sys
from dossier.cli import main
from dossier.store.adding import intake

read = intake.read_opened

def read_until_b(shared, file, stop):
    if file.path.name == "b.md":
        os.kill(os.getpid(), signal.SIGINT)
    return read(shared, file, stop)

intake.read_opened = read_until_b
main()
"""


def test_ctrl_c_ends_with_a_report_of_what_is_stored(
    run: Run, made_up: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(f"A plain text\n\n{WIDE}", "utf-8")
    (folder / "b.md").write_bytes(b"[" * 1_000_000)  # takes as long as it may
    command = [sys.executable, "-c", INTERRUPTED, "-w", str(made_up.root), "add", str(folder)]
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "")
    report = json.loads(done.stdout)
    assert report["stopped"]
    assert report["left"] == 2 - len(report["added"]) > 0
    listed = json.loads(run("list", "--json", workspace=made_up).stdout)
    assert len(listed["articles"]) == 2 + len(report["added"])
    assert run("check", workspace=made_up).returncode == 0


def test_all_refused_is_said_in_json_too(run: Run, made_up: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("no PDF")
    done = run("add", str(tmp_path / "a.pdf"), "--json", workspace=made_up)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert (report["added"], report["stopped"], len(report["refused"])) == ([], False, 1)
