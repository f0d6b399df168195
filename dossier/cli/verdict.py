"""The command that rules on two statements, and tells what was ruled."""

from __future__ import annotations

from typing import get_args

import click

from dossier.cli.context import open_store, print_json, put, talk, workspace, workspace_option
from dossier.model import Ruling, Verdict


@click.command()
@click.argument("first")
@click.argument("second")
@click.argument("ruling", required=False, metavar="[RULING]", type=click.Choice(get_args(Ruling)))
@click.option("--note", metavar="WORDS", help="Why, in your own words.")
@click.option("--withdraw", is_flag=True, help="Rule nothing on them any more.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def verdict(
    first: str, second: str, ruling: Ruling | None, note: str | None, withdraw: bool, as_json: bool
) -> None:
    """Rule on two statements of one company, FIRST and SECOND, or tell what was ruled.

    Where they disagree: stand (both do), superseded (FIRST, by SECOND), error (FIRST is one).
    Where FIRST is a plan: done, changed or dropped, as SECOND tells. Either way: unrelated.
    Verdicts stand beside the statements, which stay as they are; `dossier undo` takes one back.
    """
    from dossier.store import ruling as rulings
    from dossier.views.telling import is_plan
    from dossier.views.verdicts import OUTCOMES

    if (withdraw and ruling) or (note is not None and not ruling):
        raise click.UsageError("--withdraw takes no RULING, and --note needs one.")
    store = open_store()
    if ruling:
        rulings.give(workspace(), Verdict(first, second, ruling, note or ""))
        if ruling in OUTCOMES and not is_plan(store.library().statement[first]):
            talk(f"{first} is no plan (any more): dossier promises does not list it.")
    elif withdraw:
        rulings.withdraw(workspace(), first, second)
    found = rulings.ruled(store, first, second)
    if as_json:
        print_json(found)
    elif found:
        put("\n".join(_line(item) for item in found))
    else:
        talk(f"Nothing is ruled on {first} and {second}.")


def _line(item: Verdict) -> str:
    from dossier.store.ruling import said

    return f"{said(item)}: {item.note}" if item.note else said(item)
