"""What every command needs: the workspace, the open store, a way to print JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec

from dossier.model import Library
from dossier.workspace import Workspace, choose

Command = TypeVar("Command", bound=Callable[..., Any])


def workspace_option(command: Command) -> Command:
    """Add `--workspace`, which may stand before or after the name of a command."""
    return click.option(
        "--workspace",
        "-w",
        type=click.Path(path_type=Path, file_okay=False),
        callback=_remember,
        expose_value=False,
        help="Folder to work in (default: DOSSIER_WORKSPACE, else this folder or one above it, "
        "else your own library).",
    )(command)


def _remember(context: click.Context, _option: click.Parameter, path: Path | None) -> None:
    if path is not None:
        context.find_root().obj = path


def workspace() -> Workspace:
    """Find the workspace that the command line asks for."""
    return choose(click.get_current_context().find_root().obj)


def open_library() -> Library:
    """Read the library; a store that is not there yet is built first, and that is said."""
    from dossier.store.store import Store, is_built

    place = workspace()
    if not is_built(place):
        from dossier.store.build import build

        for line in build(place).lines():
            talk(line)
    return Store(place).library()


def resolve_companies(library: Library, typed: tuple[str, ...]) -> tuple[str, ...]:
    """Find the companies of a comparison: two to four different ones."""
    from dossier.search.naming import resolve_company
    from dossier.views.comparison import FEWEST, MOST

    chosen = tuple(dict.fromkeys(resolve_company(library, item).id for item in typed))
    if not FEWEST <= len(chosen) <= MOST:
        raise click.UsageError(f"A comparison takes {FEWEST} to {MOST} different companies.")
    return chosen


def talk(words: str) -> None:
    """Say something that is not data."""
    click.echo(words, err=True)


def print_json(data: object) -> None:
    """Print data as indented JSON."""
    click.echo(msgspec.json.format(msgspec.json.encode(data), indent=2).decode("utf-8"))
