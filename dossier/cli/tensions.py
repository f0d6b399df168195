"""The command that lists where statements disagree."""

from __future__ import annotations

import click

from dossier.cli.context import line_width, print_json, put
from dossier.cli.narrowed import narrowed, narrowed_options
from dossier.cli.page_files import write_page
from dossier.views.verdicts import Which


@click.command()
@narrowed_options
@click.option("--open", "which", flag_value="open", default="all", help="Only what waits for you.")
def tensions(
    companies: tuple[str, ...],
    facets: tuple[str, ...],
    which: Which,
    as_json: bool,
    output: str | None,
    force: bool,
) -> None:
    """List where statements of COMPANIES (without any, all) disagree, and your verdicts.

    A figure that two articles, or two people, give is listed too, with its independent origins.
    """
    from dossier.cli.tensions_page import tensions_page
    from dossier.export.pairs_json import tensions_json
    from dossier.export.pairs_page import tensions_markdown
    from dossier.views.tensions import tensions as list_tensions

    library, chosen, wanted = narrowed(companies, facets)
    if output:
        text = tensions_markdown(library, chosen, wanted, which)
        write_page(text, output, force=force)
        return
    found = list_tensions(library, chosen, facets=wanted, which=which)
    if as_json:
        print_json(tensions_json(library, found))
    else:
        put(tensions_page(library, found, line_width()))
