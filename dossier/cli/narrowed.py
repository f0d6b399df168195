"""What the commands share that are narrowed to companies and facets, as the timeline is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dossier.cli.context import (
    Command,
    as_of_options,
    open_library,
    resolve_dossiers,
    workspace_option,
)
from dossier.cli.page_files import page_options

if TYPE_CHECKING:
    from dossier.model import Library

_OPTIONS = (
    click.argument("companies", nargs=-1),
    click.option("--facet", "facets", multiple=True, help="Only this facet; may be repeated."),
    click.option("--json", "as_json", is_flag=True, help="Print JSON."),
    page_options,
    as_of_options,
    workspace_option,
)


def narrowed_options(command: Command) -> Command:
    """Add COMPANIES, `--facet`, the forms of output, the date, the workspace."""
    for add in reversed(_OPTIONS):
        command = add(command)
    return command


def narrowed(
    companies: tuple[str, ...], facets: tuple[str, ...]
) -> tuple[Library, tuple[str, ...], tuple[str, ...]]:
    """Open the library, and give it with the ids of what was typed; no company means all."""
    from dossier.search.naming import resolve_facet

    library, chosen = resolve_dossiers(open_library(), companies)
    return library, chosen, tuple(resolve_facet(library, facet).id for facet in facets)
