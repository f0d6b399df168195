"""An export goes to standard output, to a file or into a folder, and it is said where."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from dossier.cli.context import is_terminal, put, talk
from dossier.export.file_delivery import deliver_file
from dossier.export.formats import Format
from dossier.export.making import TEXTS, File, files, holds_texts, offered
from dossier.export.obsidian.vault_delivery import deliver_vault
from dossier.export.placing import make_folder
from dossier.export.scope import Scope
from dossier.model import Library
from dossier.views.wording import count


def write(
    library: Library, scope: Scope, form: Format, output: str | None, *, mark: bool, force: bool
) -> None:
    """Write an export; without `output`, or with `-`, to standard output."""
    if form not in offered(library, scope):
        raise click.UsageError("Notes are of the present: leave out the date.")
    made = files(library, scope, form, mark=mark)
    if output is None or output == "-":
        _print(made)
    elif form.ending:
        _write(list(made), output, form, force=force)
        if holds_texts(library, scope, form):
            talk(TEXTS)
    else:
        _write_notes(library, made, output, force=force)


def _print(made: Iterable[File]) -> None:
    data = b"\n".join(data for _, data in made)
    if is_terminal(sys.stdout):
        put(data.decode(), nl=False)
    else:
        click.echo(data, nl=False)  # bytes: line ends as they are


def _write(made: list[File], output: str, form: Format, *, force: bool) -> None:
    target = Path(output)
    is_folder = target.is_dir() or output.endswith(("/", os.sep))
    if len(made) > 1 and not is_folder:
        if target.suffix.lower() == form.ending or target.exists():
            raise click.UsageError(f"{len(made)} pages need a folder; {output} names a file.")
        is_folder = True
    if is_folder:
        make_folder(target)
    for name, data in made:
        path = target / name if is_folder else target
        talk(f"{deliver_file(path, data, form, force=force)}: {path}")


def _write_notes(library: Library, made: Iterable[File], output: str, *, force: bool) -> None:
    """Write the notes; raises Exit when some were left alone, after the others are written."""
    target = Path(output)
    if target.exists() and not target.is_dir():
        raise click.UsageError(f"Notes need a folder; {output} is a file.")
    report = deliver_vault(target, library, made, force=force)
    written, unchanged = report.count("written"), report.count("unchanged")
    talk(f"{count(written, 'note')} written, {unchanged} unchanged: {target}")
    for name in report.gone:
        talk(f"no more in the library, left with a note: {target / name}")
    for fault in report.refused:
        talk(f"dossier: {fault}")
    if report.refused:
        raise click.exceptions.Exit(1)
