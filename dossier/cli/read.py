"""Commands that read: list, show."""

from __future__ import annotations

import click

from dossier.cli.context import (
    as_of_options,
    line_width,
    open_library,
    print_json,
    put,
    workspace_option,
)  # fmt: skip


@click.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@as_of_options
@workspace_option
def list_(as_json: bool) -> None:
    """List the companies and the articles, with counts."""
    from dossier.cli.pages import library_page
    from dossier.export.as_json import library_json

    library = open_library()
    if as_json:
        print_json(library_json(library))
    else:
        put(library_page(library, line_width()))


@click.command()
@click.argument("company")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@as_of_options
@workspace_option
def show(company: str, as_json: bool) -> None:
    """Show the dossier of COMPANY: an id, a name or an alias."""
    from dossier.cli.pages import dossier_page
    from dossier.export.as_json import dossier_json
    from dossier.search.naming import resolve_company

    library = open_library()
    found = resolve_company(library, company)
    if as_json:
        print_json(dossier_json(library, found.id))
    else:
        put(dossier_page(library, found.id, line_width()))
