"""The command that tells who is tied to whom."""

from __future__ import annotations

from pathlib import Path

import click

from dossier.cli.context import (
    as_of_options,
    line_width,
    open_library,
    print_json,
    put,
    talk,
    workspace_option,
)
from dossier.views.ties import TYPES, TieType


@click.command()
@click.argument("name", required=False, default="")
@click.option("--to", default="", metavar="NAME", help="All shortest ways from the one to this.")
@click.option(
    "--type", "types", multiple=True, type=click.Choice(TYPES),
    help="Only ties of this type; may be repeated.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path),
    help="Write a Markdown file, with footnotes, or a picture where its name ends in .svg.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace a file that is no export, or was edited.")
@as_of_options
@workspace_option
def links(
    name: str,
    to: str,
    types: tuple[TieType, ...],
    as_json: bool,
    output: Path | None,
    force: bool,
) -> None:
    """Tell who is tied to whom, as what and by which statements; of NAME, or of all.

    A name is that of a company, a person or a brand, or of anybody whom a statement names.
    """
    from dossier.cli.links_page import links_page
    from dossier.export.delivery import deliver
    from dossier.export.links_page import links_markdown
    from dossier.export.links_picture import links_picture
    from dossier.export.looks_json import links_json
    from dossier.export.picture_delivery import deliver_picture
    from dossier.search.naming import resolve_actor
    from dossier.views.excerpt import excerpt
    from dossier.views.links import network

    if to and not name:
        raise click.UsageError("--to needs a name to begin with.")
    library = open_library()
    whole = network(library)
    ends = [resolve_actor(whole, item).id for item in (name, to) if item]
    shown = excerpt(whole, *ends, types=types)
    if output and output.suffix.lower() == ".svg":
        picture = links_picture(library, shown)
        talk(f"{deliver_picture(output, picture, force=force)}: {output}")
    elif output:
        talk(f"{deliver(output, links_markdown(library, shown), force=force)}: {output}")
    elif as_json:
        print_json(links_json(library, shown))
    else:
        put(links_page(library, shown, line_width()))
