"""What is loaded before a command answers, and before the app shows its first picture."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dossier.workspace import Workspace

WRITING = {
    "filelock", "tomlkit", "yaml", "dossier.store.building.build", "dossier.store.reviews",
    "dossier.coding.proposing", "dossier.codebook.toml_text", "dossier.articles.importing",
}  # fmt: skip
HEAVY = {"numpy", "rapidfuzz", "textual", "rich", "tinydb", "filelock", "msgspec", "tomli"}
SEARCHING = {"rapidfuzz", "dossier.search.search", "dossier.search.index"}

_COMMAND = """
import sys
from dossier.cli.app import dossier
try:
    dossier.main({arguments!r})
except SystemExit as end:
    assert not end.code
print(*sys.modules, file=sys.stderr)
"""
_APP = """
import sys
from pathlib import Path
import dossier.cli
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.screens.library import LibraryScreen
from dossier.workspace import choose

place = choose(Path({root!r}))
LibraryScreen._count = lambda self: None
DossierApp._make_index = lambda self: self.exit(
    [*sys.modules, *("drawn" for line in self.screen.query_one("#coverage").lines)]
)
print(*DossierApp(place, Store(place).library()).run(headless=True), file=sys.stderr)
"""


def _loaded(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return set(done.stderr.split())


def test_help_loads_no_command_and_no_store() -> None:
    loaded = _loaded(_COMMAND.format(arguments=["--help"]))
    ours = {name for name in loaded if name.startswith("dossier.")}
    assert ours == {
        "dossier.cleaning", "dossier.cli", "dossier.cli.app", "dossier.cli.commands",
        "dossier.cli.context", "dossier.errors",
    }  # fmt: skip
    assert not loaded & {"msgspec", "tinydb", "rich", "textual"}


def test_the_version_is_told_without_loading_what_reads_searches_or_draws() -> None:
    loaded = _loaded(_COMMAND.format(arguments=["--version"]))
    assert not loaded & HEAVY
    assert "dossier.cli.app" in loaded


def test_results_as_json_are_printed_without_what_draws_pages(sample: Workspace) -> None:
    arguments = ["-w", str(sample.root), "search", "usine", "--json"]
    loaded = _loaded(_COMMAND.format(arguments=arguments))
    assert "dossier.search.engine" in loaded
    assert not loaded & {"rich", "textual", "platformdirs", "dossier.cli.pages"}


@pytest.mark.parametrize(
    ("arguments", "spared"),
    [
        ("list", SEARCHING | {"rich.console"}),
        ("show psa", SEARCHING | {"rich.console"}),
        ("search usine --json", {"rich.console"}),
        ("compare psa huawei", SEARCHING),
    ],
)
def test_what_reads_loads_nothing_that_writes(
    sample: Workspace, arguments: str, spared: set[str]
) -> None:
    loaded = _loaded(_COMMAND.format(arguments=["-w", str(sample.root), *arguments.split()]))
    assert "dossier.store.store" in loaded
    assert not loaded & (WRITING | spared | {"textual"})


def test_the_first_picture_needs_neither_search_nor_writing_nor_other_screens(
    sample: Workspace,
) -> None:
    loaded = _loaded(_APP.format(root=str(sample.root)))
    assert "drawn" in loaded
    assert not loaded & (WRITING | SEARCHING)
    assert not any(name.startswith(("dossier.export", "dossier.search")) for name in loaded)
    screens = {name for name in loaded if name.startswith("dossier.tui.screens.")}
    needed = ("library", "looking", "view")
    assert screens == {f"dossier.tui.screens.{name}" for name in needed}
