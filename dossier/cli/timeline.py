"""The command that tells what happened when."""

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
from dossier.views.timeline import Kind


@click.command()
@click.argument("companies", nargs=-1)
@click.option("--facet", "facets", multiple=True, help="Only this facet; may be repeated.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(get_args(Kind)),
    help="Only deeds (done, ongoing), plans (planned, considered, negotiating) or views (claimed).",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@page_options
@as_of_options
@workspace_option
def timeline(
    companies: tuple[str, ...],
    facets: tuple[str, ...],
    kinds: tuple[Kind, ...],
    as_json: bool,
    output: str | None,
    force: bool,
) -> None:
    """Tell what COMPANIES (without any, all) did and mean to do, in the order of time."""
    from dossier.cli.timeline_page import timeline_page
    from dossier.export.as_json import timeline_json
    from dossier.export.timeline_page import timeline_markdown
    from dossier.search.naming import resolve_facet

    library, chosen = resolve_dossiers(open_library(), companies)
    wanted = tuple(resolve_facet(library, facet).id for facet in facets)
    if output:
        text = timeline_markdown(library, chosen, wanted, kinds)
        write_page(text, output, force=force)
    elif as_json:
        print_json(timeline_json(library, chosen, wanted, kinds))
    else:
        put(timeline_page(library, chosen, wanted, kinds, line_width()))
