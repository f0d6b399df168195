"""The command that writes dossiers and comparisons in any format, or seed files."""

from __future__ import annotations

import click

from dossier.cli.context import (
    as_of_options,
    open_library,
    resolve_companies,
    rows_option,
    workspace_option,
)
from dossier.export.formats import FORMATS, MARKDOWN
from dossier.export.scope import Scope, whole
from dossier.model import Library
from dossier.views.comparison import Rows

_FORMATS = "\n".join(f"  {item.name:9} {item.words}" for item in FORMATS.values())


@click.command(epilog=f"\b\nFormats:\n{_FORMATS}")
@click.argument("names", nargs=-1, metavar="[COMPANY|ARTICLE]...")
@click.option("--all", "everything", is_flag=True, help="Every dossier, and an index.")
@click.option("--compare", "side_by_side", is_flag=True, help="One comparison of the COMPANIES.")
@click.option(
    "--seeds", is_flag=True, help="Seed files of the ARTICLES, or of all: your work for git.",
)  # fmt: skip
@click.option(
    "--format", "-f", "form", type=click.Choice(list(FORMATS)), default=MARKDOWN.name,
    help="What to write, as listed below (default: md).",
)  # fmt: skip
@click.option("--facet", "facets", multiple=True, help="With --compare: only this facet.")
@rows_option
@click.option("--bom", is_flag=True, help="With csv: begin with a byte order mark, for Excel.")
@click.option(
    "--output", "-o", type=click.Path(),
    help="File or folder; without it, or with -, text goes to standard output. qdpx needs one, "
    "obsidian a folder.",
)  # fmt: skip
@click.option(
    "--force",
    is_flag=True,
    help="Replace a file that is no export, is one of something else, holds other data, or was "
    "edited outside its notes, or a seed file written by hand; a copy of it is kept as .bak.",
)
@as_of_options
@workspace_option
def export(
    names: tuple[str, ...],
    everything: bool,
    side_by_side: bool,
    seeds: bool,
    form: str,
    facets: tuple[str, ...],
    rows: Rows,
    bom: bool,
    output: str | None,
    force: bool,
) -> None:
    """Write dossiers, or a comparison, as Markdown with a footnote for every statement.

    With --format, write them as a web page, a table, data for programs, a project for qualitative
    analysis, a bibliography or a folder of notes instead.

    With --seeds, write reviewed work as seed files, from which dossier build makes the same
    dossiers: statements in your own words, nothing of an article's text.
    """
    chosen = FORMATS[form]
    narrowed = bool(facets) or rows != "all"
    if bom and form != "csv":
        raise click.UsageError("--bom goes with --format csv.")
    if seeds:
        from dossier.cli.export_seeds import export_seeds

        if everything or side_by_side or narrowed or chosen is not MARKDOWN:
            raise click.UsageError("--seeds goes with articles, -o and --force alone.")
        export_seeds(names, output, force=force)
        return
    if side_by_side and everything:
        raise click.UsageError("--compare needs companies, not --all.")
    if everything and names:
        raise click.UsageError("--all is every company already: leave it out, or the names.")
    if not everything and not names:
        raise click.UsageError("Name companies, or give --all.")
    if narrowed and not side_by_side:
        raise click.UsageError("--facet and --rows go with --compare.")
    if narrowed and form == "obsidian":
        raise click.UsageError("Notes tell all of a company: leave out --facet and --rows.")
    if not chosen.is_text and output in {None, "-"}:
        what = "a file" if chosen.ending else "a folder"
        raise click.UsageError(f"{chosen.title} needs {what}: give -o.")
    library = open_library()
    if side_by_side:
        library, companies = resolve_companies(library, names)
        scope = _comparison(library, companies, facets, rows)
    else:
        scope = _dossiers(library, names, everything=everything)
    from dossier.cli.export_files import write

    write(library, scope, chosen, output, mark=bom, force=force)


def _comparison(
    library: Library, companies: tuple[str, ...], facets: tuple[str, ...], rows: Rows
) -> Scope:
    from dossier.search.naming import resolve_facet

    wanted = tuple(resolve_facet(library, facet).id for facet in facets)
    return Scope(companies, compared=True, facets=wanted, rows=rows)


def _dossiers(library: Library, names: tuple[str, ...], *, everything: bool) -> Scope:
    from dossier.search.naming import resolve_company

    if everything:
        return whole(library)
    found = (resolve_company(library, name).id for name in names)
    return Scope(tuple(dict.fromkeys(found)))
