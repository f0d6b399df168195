"""Commands for a workspace that several people share: copy, and who may do what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dossier.cli.context import (
    print_json,
    progress_bar,
    put,
    talk,
    without_password,
    workspace,
    workspace_option,
)
from dossier.errors import DossierError

if TYPE_CHECKING:
    from dossier.store.server.granting import Role
    from dossier.store.server.keeping import ServerKeeping

_PLACE = click.Path(file_okay=False)
_TAKEN = "none"


@click.command()
@click.argument("source", metavar="FROM", type=_PLACE, callback=without_password)
@click.argument("target", metavar="TO", type=_PLACE, callback=without_password)
def copy(source: str, target: str) -> None:
    """Copy the workspace FROM, a folder or an address, to TO, and verify it.

    TO is made, or is empty; where a copy was broken off, the same command goes on. Earlier states
    of the files, exports and what was seen stay where they are.
    """
    from dossier.counting import count
    from dossier.store.contents import places
    from dossier.store.opening import copy_workspace, open_workspace

    found = open_workspace(source, talk)
    with progress_bar("Copying") as bar:
        made = copy_workspace(found, target, bar)
    put(f"Copied {count(len(places(made)), 'file')}; each is as it was.")


@click.group()
def team() -> None:
    """Say who may read or change a workspace on a server."""


@team.command()
@click.argument("user")
@click.argument("role", type=click.Choice(["reader", "analyst", "owner", _TAKEN]))
@workspace_option
def grant(user: str, role: str) -> None:
    """Give USER, by the name that the server has, a role in the place of any other.

    A reader reads; an analyst changes the library as well; an owner gives roles, too. None takes
    a role away.
    """
    keeping = _shared()
    from dossier.store.server import granting

    given: Role | None = next((item for item in granting.ROLES if item == role), None)
    with keeping.asking() as connection:
        granting.grant(connection, user, given)
    put(f"{user} has no role any more." if given is None else f"{user} is {_A[given]} now.")


_A = {"reader": "a reader", "analyst": "an analyst", "owner": "an owner"}


@team.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@workspace_option
def list_(as_json: bool) -> None:
    """List who has a role in the workspace, and say where its replica lies here."""
    keeping = _shared()
    from dossier.store.server import granting

    with keeping.asking() as connection:
        found = granting.people(connection)
    if as_json:
        print_json(found)
        return
    for person in found:
        put(f"{person.name}  {person.role}")
    talk(f"Its replica on this machine: {workspace().root}")


def _shared() -> ServerKeeping:
    place = workspace()
    if not place.server:
        raise DossierError(
            "is a folder; roles are for a workspace on a server",
            where=str(place.root),
            advice="Bring it there with: dossier copy",
        )
    from dossier.store.server.opening import keeping_on_server

    return keeping_on_server(place)
