"""The command that tells what sets companies apart."""

from __future__ import annotations

import click

from dossier.cli.context import line_width, print_json, put
from dossier.cli.narrowed import narrowed, narrowed_options
from dossier.cli.page_files import write_page


@click.command()
@narrowed_options
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
    library, chosen, wanted = narrowed(companies, facets)
    if output:
        from dossier.export.apart_page import apart_markdown

        write_page(apart_markdown(library, chosen, wanted), output, force=force)
        return
    from dossier.views import apart as view

    found = view.apart(library, chosen, facets=wanted)
    if as_json:
        from dossier.export.looks_json import apart_json

        print_json(apart_json(library, found))
    else:
        from dossier.cli.apart_page import apart_page

        put(apart_page(library, found, line_width()))
