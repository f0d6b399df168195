"""The command that lays dossiers side by side."""

from __future__ import annotations

import shutil
import sys

import click

from dossier.cli.context import (
    open_library,
    print_json,
    resolve_companies,
    workspace_option,
)

PIPE_WIDTH = 120


@click.command()
@click.argument("companies", nargs=-1, required=True)
@click.option("--facet", "facets", multiple=True, help="Only this facet; may be repeated.")
@click.option("--differences", is_flag=True, help="Only rows that are not shared.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def compare(
    companies: tuple[str, ...],
    facets: tuple[str, ...],
    differences: bool,
    as_json: bool,
) -> None:
    """Lay two to four COMPANIES side by side, topic by topic."""
    from dossier.cli.pages import comparison_page
    from dossier.export.as_json import comparison_json
    from dossier.search.naming import resolve_facet

    library = open_library()
    chosen = resolve_companies(library, companies)
    wanted = tuple(resolve_facet(library, facet).id for facet in facets)
    if as_json:
        print_json(comparison_json(library, chosen, facets=wanted, differences_only=differences))
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPE_WIDTH
    click.echo(
        comparison_page(library, chosen, facets=wanted, differences_only=differences, width=width)
    )
