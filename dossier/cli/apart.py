"""The command that tells what sets companies apart."""

from __future__ import annotations

import click

from dossier.cli.context import (
    as_of_options,
    line_width,
    open_library,
    print_json,
    put,
    resolve_dossiers,
    workspace_option,
)
from dossier.cli.page_files import page_options, write_page


@click.command()
@click.argument("companies", nargs=-1)
@click.option("--facet", "facets", multiple=True, help="Only this facet; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@page_options
@as_of_options
@workspace_option
def apart(
    companies: tuple[str, ...],
    facets: tuple[str, ...],
    as_json: bool,
    output: str | None,
    force: bool,
) -> None:
    """Tell which topics set each of COMPANIES apart from the others, by which statements.

    One company is told apart from the whole library; without any, all of them are.
    """
    from dossier.search.naming import resolve_facet

    library, chosen = resolve_dossiers(open_library(), companies)
    wanted = tuple(resolve_facet(library, facet).id for facet in facets)
    if output:
        from dossier.export.apart_page import apart_markdown

        write_page(apart_markdown(library, chosen, wanted), output, force=force)
        return
    from dossier.views import apart as view

    found = view.apart(library, chosen, facets=wanted)
    if as_json:
        from dossier.export.as_json import apart_json

        print_json(apart_json(library, found))
    else:
        from dossier.cli.apart_page import apart_page

        put(apart_page(library, found, line_width()))
