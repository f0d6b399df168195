"""The command that lists every number."""

from __future__ import annotations

from typing import get_args

import click

from dossier.cli.context import line_width, print_json, put
from dossier.cli.narrowed import narrowed, narrowed_options
from dossier.cli.page_files import write_page
from dossier.views.figures import Order


@click.command()
@click.option("--unit", "units", multiple=True, help="Only this unit; may be repeated.")
@click.option("--order", type=click.Choice(get_args(Order)), default="unit", help="What leads.")
@narrowed_options
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
    from dossier.export.figures_page import figures_markdown
    from dossier.export.looks_json import figures_json
    from dossier.views import figures as view

    library, chosen, wanted = narrowed(companies, facets)
    view.refuse_unknown_units(library, chosen, units)
    if output:
        write_page(figures_markdown(library, chosen, wanted, units), output, force=force)
        return
    found = view.figures(library, chosen, facets=wanted, units=units, order=order)
    if as_json:
        print_json(figures_json(library, found))
    else:
        put(figures_page(library, found, line_width()))
