"""The command that says what an imported article is: title, author, date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from dossier.cli.context import open_library, print_json, put, workspace, workspace_option
from dossier.clock import now

if TYPE_CHECKING:
    from dossier.store.adding.describing import Described


@click.command()
@click.argument("article")
@click.option("--title", help="The printed headline.")
@click.option(
    "--author", "authors", metavar="NAME", multiple=True,
    help="A name as printed; once for each author.",
)  # fmt: skip
@click.option("--outlet", help="The paper, journal or site that it stood in.")
@click.option("--publisher", help="Whoever publishes the outlet.")
@click.option("--issued", metavar="EDTF", help="The date: 2018-04-03, 2018-04, 2018, XXXX-04-03.")
@click.option("--language", metavar="CODE", help="Two letters like fr; empty for unknown.")
@click.option("--url", help="Its address, with http:// or https://.")
@click.option("--label", help="Our own short name for it.")
@click.option(
    "--copy-of", metavar="ID", help="The article that it repeats; empty: a source of its own."
)
@click.option("--settle", is_flag=True, help="Take its open questions as answered.")
@click.option("--undo", "undone", is_flag=True, help="Take the last change back.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def describe(
    article: str,
    authors: tuple[str, ...],
    settle: bool,
    undone: bool,
    as_json: bool,
    **fields: str | None,
) -> None:
    """Show the record of an imported ARTICLE, or change it.

    ARTICLE is an id, or words of its headline. An empty value ('') empties a field. A date
    answers the question of the date. The record of a seed's article is changed in its seed.
    """
    from dossier.search.naming import resolve_article
    from dossier.store.adding import describing

    said = {name: value for name, value in fields.items() if value is not None}
    if authors:
        said["author"] = ";".join(authors)
    if undone and (said or settle):
        raise click.UsageError("--undo takes no other change.")
    id_ = resolve_article(open_library(), article).id
    if undone:
        found = describing.undo(workspace(), id_, when=now())
    elif said or settle:
        found = describing.describe(workspace(), id_, said, settle=settle, when=now())
    else:
        found = describing.described(workspace(), id_)
    if as_json:
        print_json(_data(found))
    else:
        put("\n".join(_page(found)))


def _page(found: Described) -> list[str]:
    from dossier import dates
    from dossier.articles.published import readings
    from dossier.store.adding import record

    present, before = record.words(found.record), record.words(found.found)
    lines = [f"{found.article}: from the file {found.file} ({found.format})"]
    for name, value in present.items():
        was = "" if value == before[name] else f"  (as imported: {before[name] or 'empty'})"
        lines.append(f"  {name.replace('_', ' '):<10} {value}{was}".rstrip())
    for question in found.record.questions:
        lines.append(f"  Question: {question}.")
        lines += [
            f"    {dates.words(day)}: dossier describe {found.article} --issued {day}"
            for day in readings(question)
        ]
    return lines


def _data(found: Described) -> dict[str, Any]:
    from dossier.store.adding import record

    return {
        "article": found.article,
        "file": found.file,
        "format": found.format,
        "revision": found.revision,
        **record.words(found.record),
        "author": [item.name for item in found.record.author],
        "questions": list(found.record.questions),
        "as_imported": {
            **record.words(found.found),
            "author": [item.name for item in found.found.author],
            "questions": list(found.found.questions),
        },
    }
