"""The command that takes in articles from files."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.cli.context import (
    print_json,
    progress_bar,
    put,
    tell_notes,
    workspace,
    workspace_option,
)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def add(paths: tuple[Path, ...], as_json: bool) -> None:
    """Add articles from files, or from all files in folders.

    Text, Markdown, saved web pages, PDF, Word (.docx) and mail (.eml). Each file is read in a
    process with limits. What a file does not say stays empty, what is ambiguous is asked. A file
    that corrects an article of yours gives it a new text: see `dossier orphans`.
    """
    from dossier.clock import now
    from dossier.store.intake import add as run

    place = workspace()
    tell_notes(place)
    with progress_bar("Reading") as progress:
        report = run(place, paths, progress, when=now())
    if as_json:
        print_json(report.data())
    else:
        put("\n".join(report.lines()))
    if report.refused:
        raise click.exceptions.Exit(1)
