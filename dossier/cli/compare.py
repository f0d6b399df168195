"""The command that lays dossiers side by side."""

from __future__ import annotations

import click

from dossier.cli.context import (
    as_of_options,
    open_library,
    print_json,
    put,
    resolve_companies,
    rows_option,
    table_width,
    workspace_option,
)
from dossier.views.comparison import Rows


@click.command()
@click.argument("companies", nargs=-1, required=True)
@click.option("--facet", "facets", multiple=True, help="Only this facet; may be repeated.")
@rows_option
@click.option("--differences", is_flag=True, help="The same as --rows differs.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@as_of_options
@workspace_option
def compare(
    companies: tuple[str, ...],
    facets: tuple[str, ...],
    rows: Rows,
    differences: bool,
    as_json: bool,
) -> None:
    """Lay two to four COMPANIES side by side, topic by topic.

    A company may stand as of a date, beside others or itself: psa@2018-01 psa.
    """
    from dossier.cli.pages import comparison_page
    from dossier.export.as_json import comparison_json
    from dossier.search.naming import resolve_facet

    if differences and rows not in {"all", "differs"}:
        raise click.UsageError(f"--differences and --rows {rows} exclude each other.")
    if differences:
        rows = "differs"
    library = open_library()
    library, chosen = resolve_companies(library, companies)
    wanted = tuple(resolve_facet(library, facet).id for facet in facets)
    if as_json:
        print_json(comparison_json(library, chosen, facets=wanted, rows=rows))
    else:
        put(comparison_page(library, chosen, facets=wanted, rows=rows, width=table_width()))
