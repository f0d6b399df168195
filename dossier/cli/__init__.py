"""The command line: thin, and free of Textual until the app is asked for.

Data goes to standard output, talk to standard error. Exit status: 0 done; 1 something is wrong
with the data, a file or the store, and the message says what; 2 the command was not understood
(a wrong option, a company or facet that is not there).
"""

from __future__ import annotations

import os
import sys

import click

from dossier.cleaning import clean
from dossier.cli.app import dossier
from dossier.errors import DossierError, UnknownNameError


def main() -> None:
    """Run the command line; every fault becomes a message and an exit status."""
    try:
        status = dossier.main(standalone_mode=False)  # what `Exit` carried, or nothing
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as fault:
        fault.show()
        sys.exit(2)
    except UnknownNameError as fault:
        _say(fault)
        sys.exit(2)
    except DossierError as fault:
        _say(fault)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output has left (`dossier show psa | head`): nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status)


def _say(fault: DossierError) -> None:
    click.echo(f"dossier: {clean(str(fault))}", err=True)
