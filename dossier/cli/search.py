"""The command that searches."""

from __future__ import annotations

import click

from dossier.cli.context import open_library, print_json, talk, workspace_option


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(min=1), help="Most results."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def search(words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search everything, in either language; accents, capitals and slips do not matter.

    Filters: company: facet: topic: status: speaker: lang: before: after: article:
    """
    from dossier.cli.pages import hit_lines
    from dossier.export.as_json import hit_json
    from dossier.search.search import Index

    library = open_library()
    results = Index.build(library).search(" ".join(words), limit=limit)
    for problem in results.problems:
        talk(problem)
    if as_json:
        print_json([hit_json(hit) for hit in results.hits])
    else:
        for hit in results.hits:
            click.echo("\n".join(hit_lines(library, hit)))
    if not results.hits:
        hint = f" Did you mean “{results.suggestion}”?" if results.suggestion else ""
        talk(f"Nothing found.{hint}")
    elif results.total > len(results.hits):
        talk(f"{len(results.hits)} of {results.total:,} results; --limit shows more.")
