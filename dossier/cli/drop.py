"""The command that removes an article that was added."""

from __future__ import annotations

import click

from dossier.cli.context import open_library, print_json, put, workspace, workspace_option


@click.command()
@click.argument("article")
@click.option(
    "--with-statements", is_flag=True, help="Remove the statements that rest on it alone as well."
)
@click.option("--dry-run", is_flag=True, help="Only say what rests on it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def drop(article: str, with_statements: bool, dry_run: bool, as_json: bool) -> None:
    """Remove ARTICLE, which came from one of your own files.

    Statements with other evidence keep that; where some rest on the article alone, they are named
    and nothing is done without --with-statements. `dossier undo` brings all of it back.
    """
    from dossier.clock import now
    from dossier.search.naming import resolve_article
    from dossier.store.removal.removing import remove, resting

    library = open_library()
    id_ = resolve_article(library, article).id
    if dry_run:
        found = resting(library, id_)
    else:
        found = remove(workspace(), id_, with_statements=with_statements, when=now())
    if as_json:
        print_json(
            {
                "article": id_,
                "removed": not dry_run,
                "statements_alone": [item.id for item in found.alone],
                "statements_beside": [item.id for item in found.beside],
                "copies": list(found.copies),
            }
        )
        return
    head = f"{id_}:" if dry_run else f"{id_} is removed. dossier undo brings it back."
    put("\n".join([head, *(f"  {line}" for line in found.lines())]))
