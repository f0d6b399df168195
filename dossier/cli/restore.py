"""The command that lists earlier states of what is stored, and brings one back."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from dossier.cli.context import confirmed, print_json, put, talk, workspace, workspace_option
from dossier.errors import UnknownNameError

if TYPE_CHECKING:
    from dossier.store.restoring import State


@click.command()
@click.argument("file", default="")
@click.argument("number", type=click.IntRange(min=1), required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def restore(file: str, number: int | None, yes: bool, as_json: bool) -> None:
    """List the states that are kept of every FILE, or bring the state NUMBER of one back.

    FILE is a company's id, `articles`, `review/` and an article's id, `companies.toml` or
    `codebook.toml`. What it holds now is kept too: a restoring is taken back by another one.
    """
    from dossier.store.restoring import restore as run
    from dossier.store.restoring import states

    place = workspace()
    found = states(place, file)
    if number is None:
        _list(found, as_json=as_json)
        return
    state = next((item for item in found if item.number == number), None)
    if state is None:
        raise UnknownNameError(f"{file} has no state {number}; there are {len(found)}")
    if state.present:
        talk(f"{file} is like that now; nothing was changed.")
    else:
        if not state.fault:  # else it is refused, and nobody need be asked
            confirmed(f"Bring {file} back as of {state.words()}?", yes=yes)
        run(place, state)
        talk(f"Brought {file} back: {state.words()}.")
        talk("What it held until now is kept. To see whether all fits together: dossier check")
    if as_json:
        print_json(state.data())


def _list(found: list[State], *, as_json: bool) -> None:
    if as_json:
        print_json([item.data() for item in found])
        return
    for file, states in groupby(found, key=lambda item: item.file):
        put(file)
        for item in states:
            put(f"{item.number:>4}  {item.words()}")
    if not found:
        talk("No earlier state is kept yet.")
