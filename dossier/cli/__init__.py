"""The command line: thin, and free of Textual until the app is asked for.

Data goes to standard output, talk to standard error, both in UTF-8 unless a terminal asks for
another encoding. Exit status: 0 done; 1 something is wrong with the data, a file or the store, and
the message says what; 2 the command was not understood (a wrong option, a company or facet that is
not there).
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import io
import os
import sys

import click

from dossier.cleaning import clean
from dossier.cli.app import dossier
from dossier.errors import DossierError, UnknownNameError

# So many new objects are let be before Python looks for rings of them that nobody holds. What a
# start loads stays: looking through it again and again took a tenth of the time.
_LOADED = 100_000
_THREADS = "OPENBLAS_NUM_THREADS"


def main() -> None:
    """Run the command line; every fault becomes a message and an exit status."""
    gc.set_threshold(_LOADED)
    atexit.register(gc.freeze)  # nor at the end, when all of it goes
    os.environ.setdefault(_THREADS, "1")  # they take long to start, and search multiplies nothing
    _set_encoding()
    output = sys.stdout
    try:
        status = dossier.main(standalone_mode=False)  # what `Exit` carried, or nothing
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as fault:
        words = io.StringIO()
        fault.show(words)
        click.echo(clean(words.getvalue()), err=True, nl=False)  # it repeats what was typed
        sys.exit(2)
    except UnknownNameError as fault:
        _say(fault)
        sys.exit(2)
    except DossierError as fault:
        _say(fault)
        sys.exit(1)
    except SystemExit:
        if sys.stdout is output:
            raise
        status = _leave_quietly()  # click has met the broken pipe, and muted the output
    except BrokenPipeError:
        status = _leave_quietly()
    except OSError as fault:
        _give_up_output()
        what = "cannot be opened" if fault.filename else "cannot write"
        _say(DossierError(f"{what}: {fault.strerror or fault}", where=str(fault.filename or "")))
        sys.exit(1)
    except Exception:  # a fault of ours; what it says may quote a text
        import traceback

        click.echo(clean(traceback.format_exc()), err=True, nl=False)
        sys.exit(1)
    sys.exit(status)


def _set_encoding() -> None:
    """Write UTF-8 to files and pipes; on a terminal replace what its encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def _leave_quietly() -> int:
    """Say nothing more: the reader of our output has left (`dossier show psa | head`)."""
    _give_up_output()
    return 0


def _give_up_output() -> None:
    """Let what could not be written go, so that the end of the process does not try again."""
    with contextlib.suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(fault: DossierError) -> None:
    with contextlib.suppress(OSError):
        click.echo(f"dossier: {clean(str(fault))}", err=True)
