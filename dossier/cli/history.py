"""The commands that tell what was changed, and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dossier.cli.context import open_library, print_json, put, talk, workspace, workspace_option

if TYPE_CHECKING:
    from dossier.store.store import Store


@click.command()
@click.argument("statement", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def history(statement: str | None, as_json: bool) -> None:
    """Tell every change by its number, the newest first, and which are taken back.

    With a STATEMENT (its id): what happened to that, oldest first, also to one that is gone.
    """
    open_library(with_notes=False)
    if statement is None:
        _journal(as_json=as_json)
    else:
        _history(statement, as_json=as_json)


def _journal(*, as_json: bool) -> None:
    from msgspec import to_builtins

    from dossier.store.shelf import Shelf
    from dossier.store.undo import journal

    changes = journal.newest(Shelf(workspace().store))
    if as_json:
        print_json([{"undone": False, **to_builtins(change)} for change in changes])
        return
    for change in changes:
        undone = "  (undone)" if change.undone else ""
        when = change.when[:16].replace("T", " ")
        put(f"{change.number:>5}  {when}  {change.said}{undone}")


def _history(statement: str, *, as_json: bool) -> None:
    from dossier.store.store import Store

    entries = Store(workspace()).history(statement)
    if as_json:
        print_json(entries)
        return
    for entry in entries:
        when = f" on {entry.when}" if entry.when else ""
        put(f"{entry.revision}  {entry.what} by {entry.who}{when}")
        if entry.before is not None:
            put(f"   before: {entry.before.text}")


@click.command()
@click.argument("change", required=False)
@workspace_option
def undo(change: str | None) -> None:
    """Take back the latest change that stands, or the CHANGE of a number in `dossier history`.

    A statement's id instead takes back the last change of that statement.
    """
    from dossier.store.store import Store

    open_library(with_notes=False)
    store = Store(workspace())
    if change is None:
        _undo_latest(store)
    elif change.isdecimal():
        from dossier.clock import now
        from dossier.store.undo import undoing

        talk(undoing.take_back(store, undoing.numbered(store, int(change)), now()))
    else:
        _undo_of(store, change)


def _undo_latest(store: Store) -> None:
    from dossier.clock import now
    from dossier.errors import DossierError
    from dossier.store.undo import undoing

    change = undoing.latest(store)
    if change is None:
        raise DossierError("there is nothing to undo", advice="Of one statement: dossier undo ID")
    try:
        talk(undoing.take_back(store, change, now()))
    except DossierError as fault:
        more = "To take back another change: dossier undo NUMBER"
        fault.advice = f"{fault.advice} {more}".lstrip()
        raise


def _undo_of(store: Store, statement: str) -> None:
    from dossier.clock import now

    store.undo(statement, store.revision(statement), who="analyst", when=now())
    left = store.library().statement.get(statement)
    talk(f"{statement} reads again: {left.text}" if left else f"{statement} is gone again.")
