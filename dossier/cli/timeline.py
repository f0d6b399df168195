"""The command that tells what happened when."""

from __future__ import annotations

from typing import get_args

import click

from dossier.cli.context import line_width, print_json, put
from dossier.cli.narrowed import narrowed, narrowed_options
from dossier.cli.page_files import write_page
from dossier.views.timeline import Kind


@click.command()
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(get_args(Kind)),
    help="Only deeds (done, ongoing), plans (planned, considered, negotiating) or views (claimed).",
)  # fmt: skip
@narrowed_options
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
    from dossier.export.looks_json import timeline_json
    from dossier.export.timeline_page import timeline_markdown

    library, chosen, wanted = narrowed(companies, facets)
    if output:
        write_page(timeline_markdown(library, chosen, wanted, kinds), output, force=force)
    elif as_json:
        print_json(timeline_json(library, chosen, wanted, kinds))
    else:
        put(timeline_page(library, chosen, wanted, kinds, line_width()))
