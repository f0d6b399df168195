"""The command that writes Markdown."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from dossier.cli.context import open_library, resolve_companies, talk, workspace_option
from dossier.model import Library

Page = tuple[str, str]


@click.command()
@click.argument("companies", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every dossier, and an index.")
@click.option("--compare", "side_by_side", is_flag=True, help="One comparison of the COMPANIES.")
@click.option("--facet", "facets", multiple=True, help="With --compare: only this facet.")
@click.option(
    "--output", "-o", type=click.Path(),
    help="File or folder; without it the Markdown goes to standard output.",
)  # fmt: skip
@click.option(
    "--force",
    is_flag=True,
    help="Replace a file that is not an export of ours; a copy of it is kept as .bak.",
)
@workspace_option
def export(
    companies: tuple[str, ...],
    everything: bool,
    side_by_side: bool,
    facets: tuple[str, ...],
    output: str | None,
    force: bool,
) -> None:
    """Write dossiers, or a comparison, as Markdown with a footnote for every statement."""
    if everything == bool(companies):
        raise click.UsageError("Name companies, or give --all.")
    if side_by_side and everything:
        raise click.UsageError("--compare needs companies, not --all.")
    if facets and not side_by_side:
        raise click.UsageError("--facet goes with --compare.")
    library = open_library()
    if side_by_side:
        pages = list(_comparison(library, companies, facets))
    else:
        pages = list(_dossiers(library, companies, everything=everything))
    if output is None:
        click.echo("\n".join(text for _, text in pages), nl=False)
    else:
        _write(pages, output, force=force)


def _comparison(
    library: Library, companies: tuple[str, ...], facets: tuple[str, ...]
) -> Iterator[Page]:
    from dossier.export.filenames import comparison_filename
    from dossier.export.markdown import comparison_markdown
    from dossier.search.naming import resolve_facet

    chosen = resolve_companies(library, companies)
    wanted = tuple(resolve_facet(library, facet).id for facet in facets)
    yield comparison_filename(chosen), comparison_markdown(library, chosen, facets=wanted)


def _dossiers(library: Library, companies: tuple[str, ...], *, everything: bool) -> Iterator[Page]:
    from dossier.export.filenames import INDEX, dossier_filename
    from dossier.export.markdown import dossier_markdown, library_markdown
    from dossier.search.naming import resolve_company

    if everything:
        yield INDEX, library_markdown(library)
        chosen = [company.id for company in library.companies]
    else:
        chosen = [resolve_company(library, company).id for company in companies]
    for company in dict.fromkeys(chosen):
        yield dossier_filename(company), dossier_markdown(library, company)


def _write(pages: list[Page], output: str, *, force: bool) -> None:
    from dossier.export.delivery import deliver, make_folder

    target = Path(output)
    is_folder = len(pages) > 1 or target.is_dir() or output.endswith(("/", os.sep))
    if is_folder:
        make_folder(target)
    for name, text in pages:
        path = target / name if is_folder else target
        talk(f"{deliver(path, text, force=force)}: {path}")
