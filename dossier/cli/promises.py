"""The command that tells what became of plans."""

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
from dossier.views.verdicts import Which


@click.command()
@click.argument("companies", nargs=-1)
@click.option("--facet", "facets", multiple=True, help="Only this facet; may be repeated.")
@click.option("--open", "which", flag_value="open", default="all", help="Only what waits for you.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@page_options
@as_of_options
@workspace_option
def promises(
    companies: tuple[str, ...],
    facets: tuple[str, ...],
    which: Which,
    as_json: bool,
    output: str | None,
    force: bool,
) -> None:
    """Tell what became of the plans of COMPANIES (without any, all): done, changed, open.

    A plan's date is over when the newest article is younger, or the date of --as-of.
    """
    from dossier.cli.promises_page import promises_page
    from dossier.export.pairs_json import promises_json
    from dossier.export.pairs_page import promises_markdown
    from dossier.search.naming import resolve_facet
    from dossier.views.promises import newest_day
    from dossier.views.promises import promises as list_promises

    library, chosen = resolve_dossiers(open_library(), companies)
    wanted = tuple(resolve_facet(library, facet).id for facet in facets)
    if output:
        text = promises_markdown(library, chosen, wanted, which)
        write_page(text, output, force=force)
        return
    found = list_promises(library, chosen, newest_day(library), facets=wanted, which=which)
    if as_json:
        print_json(promises_json(library, found))
    else:
        put(promises_page(library, found, line_width()))
