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
@click.option("--undo", "undone", is_flag=True, help="Bring it back, with its statements.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def drop(article: str, with_statements: bool, dry_run: bool, undone: bool, as_json: bool) -> None:
    """Remove ARTICLE, which came from one of your own files.

    Statements with other evidence keep that; where some rest on the article alone, they are named
    and nothing is done without --with-statements. What it was is kept: --undo brings it back (by
    its id).
    """
    if undone and (with_statements or dry_run):
        raise click.UsageError("--undo takes no other option.")
    if undone:
        _restore(article, as_json)
    else:
        _remove(article, with_statements, dry_run, as_json)


def _remove(article: str, with_statements: bool, dry_run: bool, as_json: bool) -> None:
    from dossier.clock import now
    from dossier.search.naming import resolve_article
    from dossier.store.removing import remove, resting

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
    head = (
        f"{id_}:" if dry_run else f"{id_} is removed. To bring it back: dossier drop {id_} --undo"
    )
    put("\n".join([head, *(f"  {line}" for line in found.lines())]))


def _restore(article: str, as_json: bool) -> None:
    from dossier.clock import now
    from dossier.counting import count
    from dossier.store.removed import restore

    open_library()
    found = restore(workspace(), article, when=now())
    if as_json:
        print_json({"article": article, "back": list(found.back), "left": list(found.left)})
        return
    lines = [f"{article} is back, with {count(len(found.back), 'statement')} on it."]
    if found.left:
        lines.append(f"  Changed since, left so: {', '.join(found.left)}.")
    put("\n".join(lines))
