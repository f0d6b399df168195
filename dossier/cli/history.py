"""The commands that tell what happened to a statement, and take the last change of it back."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from dossier.cli.context import open_library, print_json, put, talk, workspace, workspace_option


@click.command()
@click.argument("statement")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def history(statement: str, as_json: bool) -> None:
    """Tell what happened to a STATEMENT (its id), oldest first, also to one that is gone."""
    from dossier.store.store import Store

    open_library(with_notes=False)
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
@click.argument("statement")
@workspace_option
def undo(statement: str) -> None:
    """Take back the last change of a STATEMENT (its id): an edit, a removal, an addition."""
    from dossier.store.store import Store

    open_library(with_notes=False)
    store = Store(workspace())
    when = datetime.now(UTC).isoformat(timespec="seconds")
    store.undo(statement, store.revision(statement), who="analyst", when=when)
    now = store.library().statement.get(statement)
    talk(f"{statement} reads again: {now.text}" if now else f"{statement} is gone again.")
