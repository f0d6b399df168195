"""The command that tells what became of plans."""

from __future__ import annotations

import click

from dossier.cli.context import line_width, print_json, put
from dossier.cli.narrowed import narrowed, narrowed_options
from dossier.cli.page_files import write_page
from dossier.views.verdicts import Which


@click.command()
@narrowed_options
@click.option("--open", "which", flag_value="open", default="all", help="Only what waits for you.")
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
    from dossier.views.promises import newest_day
    from dossier.views.promises import promises as list_promises

    library, chosen, wanted = narrowed(companies, facets)
    if output:
        text = promises_markdown(library, chosen, wanted, which)
        write_page(text, output, force=force)
        return
    found = list_promises(library, chosen, newest_day(library), facets=wanted, which=which)
    if as_json:
        print_json(promises_json(library, found))
    else:
        put(promises_page(library, found, line_width()))
