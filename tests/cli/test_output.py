"""Where output goes: files, pipes, terminals of other encodings, readers that leave."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dossier.workspace import Workspace
from tests.cli.conftest import OnTerminal, Run

COMMANDS = [
    "list", "show psa", "show psa --json", "compare psa huawei", "search usine", "export --all",
    "check", "build", "--help", "show --help", "--version",
]  # fmt: skip


def shell(line: str, workspace: Workspace, **environment: str) -> tuple[int, str]:
    """Run a line of bash in which `dossier` is the command; give its status and its complaints."""
    done = subprocess.run(
        ["bash", "-c", f"dossier() {{ {sys.executable} -m dossier \"$@\"; }}; {line}"],
        capture_output=True, text=True, check=False,
        env={**os.environ, "DOSSIER_WORKSPACE": str(workspace.root), **environment},
    )  # fmt: skip
    return done.returncode, done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_leaves_is_no_fault(sample: Workspace, command: str) -> None:
    line = f"dossier {command} | true; exit ${{PIPESTATUS[0]}}"
    status, complaint = shell(line, sample)
    assert status == 0
    assert "Traceback" not in complaint
    assert "Exception" not in complaint


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_said(sample: Workspace, command: str) -> None:
    assert shell(f"dossier {command} > /dev/full", sample) == (
        1,
        "dossier: cannot write: No space left on device\n",
    )


def test_closed_output_is_no_fault(sample: Workspace) -> None:
    assert shell("dossier list >&-", sample) == (0, "")


@pytest.mark.parametrize("command", ["list", "show psa", "compare psa huawei", "show psa --json"])
@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_data_in_a_pipe_is_utf8_whatever_the_locale(
    sample: Workspace, command: str, environment: dict[str, str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dossier", *command.split()], capture_output=True, check=False,
        env={**os.environ, "DOSSIER_WORKSPACE": str(sample.root), **environment},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "é" in done.stdout.decode("utf-8") or command.startswith("compare")


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
@pytest.mark.parametrize("command", ["show psa", "list", "search usine", "compare psa huawei"])
def test_a_terminal_gets_what_it_can_show(
    on_terminal: OnTerminal, encoding: str, command: str
) -> None:
    status, shown = on_terminal(*command.split(), encoding=encoding)
    assert status == 0
    assert "Traceback" not in shown
    assert "?" in shown
    assert "Jérémie" in shown or command != "show psa" or encoding == "ascii"


def test_the_app_says_that_it_needs_utf8(on_terminal: OnTerminal) -> None:
    status, shown = on_terminal(encoding="latin-1")
    assert status == 1
    assert shown.startswith("dossier: the app needs a UTF-8 terminal; this one is set to ")
    assert shown.count("\n") == 1


@pytest.mark.parametrize("command", ["show psa", "list", "search usine"])
def test_lines_are_wrapped_to_the_terminal_and_nowhere_else(
    run: Run, sample: Workspace, on_terminal: OnTerminal, command: str
) -> None:
    _, shown = on_terminal(*command.split(), columns=60)
    assert max(map(len, shown.splitlines())) <= 60
    piped = run(*command.split(), workspace=sample).stdout
    assert max(map(len, piped.splitlines())) > 60
    assert "".join(shown.split()) == "".join(piped.split())


def test_wrapped_lines_hang_behind_the_sign(on_terminal: OnTerminal) -> None:
    _, shown = on_terminal("show", "psa", columns=60)
    lines = shown.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("    ● "))
    assert lines[first + 1].startswith("      ")
    assert lines[first + 1][6] not in " ["


@pytest.mark.parametrize(("columns", "width"), [("", 120), ("70", 70), ("1", 40)])
def test_a_piped_table_is_as_wide_as_columns_says(
    sample: Workspace, columns: str, width: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dossier", "compare", "psa", "huawei"],
        capture_output=True, text=True, check=True, encoding="utf-8",
        env={**os.environ, "DOSSIER_WORKSPACE": str(sample.root), "COLUMNS": columns},
    )  # fmt: skip
    assert len(done.stdout.splitlines()[0]) == width
