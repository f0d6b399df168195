"""The command that answers an assistant."""

from __future__ import annotations

import click

from dossier.cli.context import open_store, tell_notes, workspace, workspace_option
from dossier.errors import DossierError


@click.command()
@workspace_option
def mcp() -> None:
    """Answer an assistant, over standard input and output (Model Context Protocol).

    It only reads. Your client starts it; ctrl+c, or the end of its input, ends it.
    """
    try:
        from dossier.assisting.server import make_server
    except ModuleNotFoundError:
        raise DossierError(
            "answering an assistant needs a library that is not installed",
            advice="Get it with: pip install 'dossier[mcp]'",
        ) from None
    from dossier.opened import OpenLibrary

    opened = OpenLibrary.of(open_store())
    tell_notes(workspace())
    make_server(opened).run()
