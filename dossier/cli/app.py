"""`dossier` without a command opens the app; the commands are listed here."""

from __future__ import annotations

import codecs
import sys

import click

from dossier import __version__
from dossier.cli.add import add
from dossier.cli.codebook import codebook, facet, topic
from dossier.cli.company import company
from dossier.cli.compare import compare
from dossier.cli.context import is_terminal, open_library, workspace, workspace_option
from dossier.cli.describe import describe
from dossier.cli.draft import draft
from dossier.cli.drop import drop
from dossier.cli.export import export
from dossier.cli.history import history, undo
from dossier.cli.keep import attach, build, check, init
from dossier.cli.propose import propose
from dossier.cli.read import list_, show
from dossier.cli.review import review
from dossier.cli.search import search
from dossier.cli.serve import serve
from dossier.cli.versions import orphans, update
from dossier.errors import DossierError


@click.group(
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
    library = open_library(with_notes=False)
    from dossier.store.freshness import notes
    from dossier.tui.app import DossierApp

    DossierApp(workspace(), library, notes(workspace())).run()


COMMANDS = (
    build, list_, show, compare, search, propose, export, draft, add, update, orphans, describe,
    drop, review, history, undo, attach, company, codebook, facet, topic, check, init, serve,
)  # fmt: skip

for command in COMMANDS:
    dossier.add_command(command)
