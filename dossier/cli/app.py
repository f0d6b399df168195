"""`dossier` without a command opens the app; the commands are in `commands.py`."""

from __future__ import annotations

import codecs
import sys

import click

from dossier import __version__
from dossier.cli.commands import Commands
from dossier.cli.context import is_terminal, open_store, workspace, workspace_option
from dossier.errors import DossierError


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 done, 1 something is wrong with data or files, 2 not understood.",
)
@click.version_option(__version__, prog_name="dossier", message="%(prog)s %(version)s")
@workspace_option
@click.pass_context
def dossier(context: click.Context) -> None:
    """Compare companies from press articles, every statement tied to its passage.

    Without a command, opens the app.
    """
    if context.invoked_subcommand is None:
        _open_app()


def _open_app() -> None:
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        raise DossierError(
            "the app needs a terminal",
            advice="In a script use the commands that `dossier --help` lists.",
        )
    if codecs.lookup(sys.stdout.encoding).name != "utf-8":
        raise DossierError(
            f"the app needs a UTF-8 terminal; this one is set to {sys.stdout.encoding}"
        )
    store = open_store()
    library = store.library()
    from dossier.tui.app import DossierApp
    from dossier.tui.touring import is_first_start

    place = workspace()

    def told() -> list[str]:
        from dossier.store.freshness import notes

        return notes(place)

    DossierApp(place, library, told, store, tour=is_first_start(place)).run()
