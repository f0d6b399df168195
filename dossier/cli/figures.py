"""The command that lists every number."""

from __future__ import annotations

from typing import get_args

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
from dossier.views.figures import Order


@click.command()
@click.argument("companies", nargs=-1)
@click.option("--facet", "facets", multiple=True, help="Only this facet; may be repeated.")
@click.option("--unit", "units", multiple=True, help="Only this unit; may be repeated.")
@click.option("--order", type=click.Choice(get_args(Order)), default="unit", help="What leads.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@page_options
@as_of_options
@workspace_option
def figures(
    companies: tuple[str, ...],
    facets: tuple[str, ...],
    units: tuple[str, ...],
    order: Order,
    as_json: bool,
    output: str | None,
    force: bool,
) -> None:
    """List every number about COMPANIES (without any, all), and which may be compared."""
    from dossier.cli.figures_page import figures_page
    from dossier.errors import UnknownNameError
    from dossier.export.as_json import figures_json
    from dossier.export.figures_page import figures_markdown
    from dossier.search.naming import resolve_facet
    from dossier.views import figures as view

    library, chosen = resolve_dossiers(open_library(), companies)
    wanted = tuple(resolve_facet(library, facet).id for facet in facets)
    known = view.units(library, chosen)
    for unit in units:
        if unit not in known:
            advice = f"Units here: {', '.join(known) or 'none'}."
            raise UnknownNameError(f"no figure is in {unit!r}", advice=advice)
    if output:
        text = figures_markdown(library, chosen, wanted, units)
        write_page(text, output, force=force)
        return
    found = view.figures(library, chosen, facets=wanted, units=units, order=order)
    if as_json:
        print_json(figures_json(library, found))
    else:
        put(figures_page(library, found, line_width()))
