"""Commands that make, fill and verify a library: build, attach, check, init."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from dossier.cli.context import put, talk, without_password, workspace, workspace_option


@click.command()
@click.option("--allow-empty", is_flag=True, help="Build even where seeds were and none is left.")
@workspace_option
def build(allow_empty: bool) -> None:
    """Build the store from seeds/ and data/, keeping what you have edited."""
    from dossier.store.building.build import build as run

    put("\n".join(run(workspace(), allow_empty=allow_empty).lines()))


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@workspace_option
def attach(files: tuple[Path, ...]) -> None:
    """Attach original texts, so that evidence shows the passages themselves.

    A text is recognised by its hash. Another version of a text is accepted where passages are
    found in it exactly and once; the others are listed.
    """
    from dossier.store.building.attachments import attach as run

    report = run(workspace(), files)
    put("\n".join(report.lines()))
    if report.refused:
        raise click.exceptions.Exit(1)


@click.command()
@click.option("--repair", is_flag=True, help="Restore what can be restored; say what cannot.")
@workspace_option
def check(repair: bool) -> None:
    """Verify ids, references, offsets, quotations, dates and history; status 1 on any fault.

    A repair takes from the states kept of each file, from the seeds, the history and the attached
    texts. A damaged file is kept aside as it was, and what is sound is not touched.
    """
    if repair:
        _repair()
        return
    from dossier.store.checking.check import check as run

    report = run(workspace())
    put("\n".join(report.lines()))
    if report.faults:
        raise click.exceptions.Exit(1)


def _repair() -> None:
    from dossier.store.repair.run import repair as run

    report = run(workspace())
    put("\n".join(report.lines()))
    if not report.is_whole:
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("path", type=click.Path(file_okay=False), callback=without_password)
@click.option("--sample", is_flag=True, help="Put the sample library (four companies) into it.")
def init(path: str, sample: bool) -> None:
    """Make a workspace in PATH, with a codebook for companies of any trade.

    PATH is a folder, or an address on a server.

    With --sample the codebook is that of the sample library, which is about makers of cars.
    """
    from dossier.codebook import read_codebook
    from dossier.store.opening import make_workspace

    made = make_workspace(path, sample=sample)
    facets = read_codebook(made.codebook)
    topics = sum(len(facet.topic) for facet in facets)
    kind = "the sample library" if sample else "companies of any trade"
    where, there = ("", "") if made.server else (f", in {made.codebook}", "there, ")
    talk(f"Made a workspace in {path}.")
    talk(f"Its codebook is for {kind}: {len(facets)} facets, {topics} topics{where}.")
    talk(f"Change it {there}with dossier facet and dossier topic, or with `b` in the app.")
    typed = shlex.quote(path)
    if not sample:
        talk(f'Name your companies: dossier company add "Acme Motors" --workspace {typed}')
        talk(f"Take in your articles: dossier add FILE… --workspace {typed}")
    talk(f"Open it with: dossier --workspace {typed}")
