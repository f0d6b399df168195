"""What the README says can be typed, and what the package promises of its imports."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from dossier.cli.app import dossier
from dossier.cli.commands import COMMANDS, load
from dossier.workspace import Workspace
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_every_command_is_in_the_table_and_every_row_is_a_command() -> None:
    rows = re.findall(r"^\| `dossier ?([a-z]*)", README, re.MULTILINE)
    assert {row for row in rows if row} == set(dossier.commands)


def test_every_option_in_the_table_exists() -> None:
    for row in re.findall(r"^\| (`dossier [a-z]+.*?) \|", README.replace("\\|", "/"), re.MULTILINE):
        name = row.split()[1].strip("`")
        known = {option for item in _parameters(load(name)) for option in item.opts}
        assert set(re.findall(r"--[a-z-]+|(?<=\[)-[a-z]\b", row)) <= known, row


def test_every_command_of_a_group_is_in_its_rows() -> None:
    for name in COMMANDS:
        group = load(name)
        if isinstance(group, click.Group):
            rows = re.findall(rf"^\| `dossier {name} (.*?)` ", README, re.MULTILINE)
            told = {word for row in rows for word in re.split(r"\\\|", row.split(" [")[0])}
            assert told == set(group.commands), name


@pytest.mark.parametrize("name", COMMANDS)
def test_help_lists_a_command_as_it_tells_of_itself(name: str) -> None:
    command = load(name)
    assert command.name == name
    assert dossier.commands[name].get_short_help_str(200) == command.get_short_help_str(200)


def _parameters(command: click.Command) -> list[click.Parameter]:
    """Give the parameters of a command, or of all those of a group."""
    parts = command.commands.values() if isinstance(command, click.Group) else [command]
    return [item for part in parts for item in part.params]


def test_the_two_commands_stand_at_the_top() -> None:
    fences = re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)
    assert fences[0].endswith(".venv/bin/dossier")
    assert fences[1].endswith(".venv/bin/pytest")


@pytest.mark.parametrize("picture", re.findall(r"\]\((docs/pictures/[^)]+)\)", README))
def test_pictures_are_there(picture: str) -> None:
    assert (ROOT / picture).is_file()


@pytest.mark.parametrize("words", re.findall(r"`(usine|tavres)`", README))
def test_the_searches_that_it_praises_find_something(
    run: Run, sample: Workspace, words: str
) -> None:
    assert run("search", words, "--limit", "1", workspace=sample).stdout.strip()


@pytest.mark.parametrize(
    "module",
    ["model", "workspace", "store.store", "store.building.build", "store.checking.check",
     "views.comparison", "search.search", "export.markdown", "cli.app"],
)  # fmt: skip
def test_nothing_but_the_app_loads_textual(module: str) -> None:
    code = f"import sys, dossier.{module}; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    ["list", "show psa", "show psa --json", "compare psa huawei", "search usine --json",
     "export psa", "check", "build", "add README.md", "company add Acme", "company suggest",
     "codebook", "topic rename plan Plan"],
)  # fmt: skip
def test_no_command_but_the_app_loads_textual(sample: Workspace, arguments: str) -> None:
    code = (
        "import sys; from dossier.cli.app import dossier;"
        f"dossier.main(['-w', {str(sample.root)!r}, *{arguments.split()!r}],"
        " standalone_mode=False); sys.exit('textual' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
