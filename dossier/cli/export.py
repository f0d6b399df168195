"""The command that writes Markdown, or seed files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from dossier.cli.context import (
    as_of_options,
    open_library,
    put,
    resolve_companies,
    rows_option,
    talk,
    workspace_option,
)
from dossier.model import Library
from dossier.views.comparison import Rows

Page = tuple[str, str]


@click.command()
@click.argument("names", nargs=-1, metavar="[COMPANY|ARTICLE]...")
@click.option("--all", "everything", is_flag=True, help="Every dossier, and an index.")
@click.option("--compare", "side_by_side", is_flag=True, help="One comparison of the COMPANIES.")
@click.option(
    "--seeds", is_flag=True, help="Seed files of the ARTICLES, or of all: your work for git.",
)  # fmt: skip
@click.option("--facet", "facets", multiple=True, help="With --compare: only this facet.")
@rows_option
@click.option(
    "--output", "-o", type=click.Path(),
    help="File or folder; without it, or with -, the text goes to standard output.",
)  # fmt: skip
@click.option(
    "--force",
    is_flag=True,
    help="Replace a file that is no export, is one of something else, or was edited outside its "
    "notes, or a seed file written by hand; a copy of it is kept as .bak.",
)
@as_of_options
@workspace_option
def export(
    names: tuple[str, ...],
    everything: bool,
    side_by_side: bool,
    seeds: bool,
    facets: tuple[str, ...],
    rows: Rows,
    output: str | None,
    force: bool,
) -> None:
    """Write dossiers, or a comparison, as Markdown with a footnote for every statement.

    With --seeds, write reviewed work as seed files, from which dossier build makes the same
    dossiers: statements in your own words, nothing of an article's text.
    """
    narrowed = bool(facets) or rows != "all"
    if seeds:
        from dossier.cli.export_seeds import export_seeds

        if everything or side_by_side or narrowed:
            raise click.UsageError("--seeds goes with articles, -o and --force alone.")
        export_seeds(names, output, force=force)
        return
    if side_by_side and everything:
        raise click.UsageError("--compare needs companies, not --all.")
    if everything and names:
        raise click.UsageError("--all is every company already: leave it out, or the names.")
    if not everything and not names:
        raise click.UsageError("Name companies, or give --all.")
    if narrowed and not side_by_side:
        raise click.UsageError("--facet and --rows go with --compare.")
    library = open_library()
    if side_by_side:
        pages = list(_comparison(library, names, facets, rows))
    else:
        pages = list(_dossiers(library, names, everything=everything))
    if output is None or output == "-":
        put("\n".join(text for _, text in pages), nl=False)
    else:
        _write(pages, output, force=force)


def _comparison(
    library: Library, companies: tuple[str, ...], facets: tuple[str, ...], rows: Rows
) -> Iterator[Page]:
    from dossier.export.filenames import comparison_filename
    from dossier.export.markdown import comparison_markdown
    from dossier.search.naming import resolve_facet

    library, chosen = resolve_companies(library, companies)
    wanted = tuple(resolve_facet(library, facet).id for facet in facets)
    yield (
        comparison_filename(chosen, wanted, rows),
        comparison_markdown(library, chosen, facets=wanted, rows=rows),
    )


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
    from dossier.export.delivery import deliver
    from dossier.export.placing import make_folder

    target = Path(output)
    is_folder = target.is_dir() or output.endswith(("/", os.sep))
    if len(pages) > 1 and not is_folder:
        if target.suffix.lower() == ".md" or target.exists():
            raise click.UsageError(f"{len(pages)} pages need a folder; {output} names a file.")
        is_folder = True
    if is_folder:
        make_folder(target)
    for name, text in pages:
        path = target / name if is_folder else target
        talk(f"{deliver(path, text, force=force)}: {path}")
