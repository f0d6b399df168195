"""The commands that show and change the codebook: facets and topics."""

from __future__ import annotations

import click

from dossier.cli.context import (
    confirmed,
    line_width,
    open_library,
    print_json,
    put,
    workspace,
    workspace_option,
)

definition_option = click.option(
    "--definition", required=True, help="What belongs there, in a sentence."
)
yes_option = click.option("--yes", is_flag=True, help="Do not ask.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@workspace_option
def codebook(as_json: bool) -> None:
    """Show facets and topics with their definitions, and how much stands under each."""
    from dossier.cli.reference_pages import codebook_page

    library = open_library()
    if as_json:
        print_json(library.facets)
    else:
        put(codebook_page(library, line_width()))


@click.group()
def facet() -> None:
    """Add, rename, define, merge and remove facets, the groups of rows of a comparison.

    Statements follow. The plain file is data/codebook.toml; `dossier undo`
    takes changes back.
    """


@facet.command(name="add")
@click.argument("name")
@definition_option
@workspace_option
def add_facet(name: str, definition: str) -> None:
    """Add a facet called NAME."""
    from dossier.store import codebook_changes

    open_library()
    put(codebook_changes.add_facet(workspace(), name, definition))


@facet.command(name="rename")
@click.argument("facet")
@click.argument("name")
@workspace_option
def rename_facet(facet: str, name: str) -> None:
    """Call FACET by another NAME; its id stays."""
    _say_of_facet(facet, name=name)


@facet.command(name="define")
@click.argument("facet")
@click.argument("definition")
@workspace_option
def define_facet(facet: str, definition: str) -> None:
    """Give FACET another DEFINITION."""
    _say_of_facet(facet, definition=definition)


@facet.command(name="merge")
@click.argument("facet")
@click.argument("into")
@yes_option
@workspace_option
def merge_facet(facet: str, into: str, yes: bool) -> None:
    """Move all topics of FACET to the facet INTO; what is coded follows."""
    from dossier.search.naming import resolve_facet
    from dossier.store import codebook_changes

    library = open_library()
    old, kept = resolve_facet(library, facet), resolve_facet(library, into)
    confirmed(f"Merge {old.name} into {kept.name}? dossier undo takes it back.", yes=yes)
    put(codebook_changes.merge_facets(workspace(), old.id, kept.id))


@facet.command(name="remove")
@click.argument("facet")
@workspace_option
def remove_facet(facet: str) -> None:
    """Remove FACET; refused while it has topics."""
    from dossier.search.naming import resolve_facet
    from dossier.store import codebook_changes

    put(codebook_changes.remove_facet(workspace(), resolve_facet(open_library(), facet).id))


@click.group()
def topic() -> None:
    """Add, rename, define, move, merge and remove topics, the rows of a comparison.

    Statements follow. The plain file is data/codebook.toml; `dossier undo`
    takes changes back.
    """


@topic.command(name="add")
@click.argument("facet")
@click.argument("name")
@definition_option
@workspace_option
def add_topic(facet: str, name: str, definition: str) -> None:
    """Add a topic called NAME at the end of FACET."""
    from dossier.search.naming import resolve_facet
    from dossier.store import codebook_changes

    home = resolve_facet(open_library(), facet).id
    put(codebook_changes.add_topic(workspace(), home, name, definition))


@topic.command(name="rename")
@click.argument("topic")
@click.argument("name")
@workspace_option
def rename_topic(topic: str, name: str) -> None:
    """Call TOPIC by another NAME; its id stays."""
    _say_of_topic(topic, name=name)


@topic.command(name="define")
@click.argument("topic")
@click.argument("definition")
@workspace_option
def define_topic(topic: str, definition: str) -> None:
    """Give TOPIC another DEFINITION."""
    _say_of_topic(topic, definition=definition)


@topic.command(name="move")
@click.argument("topic")
@click.argument("facet")
@workspace_option
def move_topic(topic: str, facet: str) -> None:
    """Move TOPIC, with what is coded under it, to the end of FACET."""
    from dossier.search.naming import resolve_facet, resolve_topic
    from dossier.store import codebook_changes

    library = open_library()
    found, home = resolve_topic(library, topic), resolve_facet(library, facet)
    put(codebook_changes.move_topic(workspace(), found.id, home.id))


@topic.command(name="merge")
@click.argument("topic")
@click.argument("into")
@yes_option
@workspace_option
def merge_topic(topic: str, into: str, yes: bool) -> None:
    """Make TOPIC a part of the topic INTO; what is coded follows."""
    from dossier.search.naming import resolve_topic
    from dossier.store import codebook_changes

    library = open_library()
    old, kept = resolve_topic(library, topic), resolve_topic(library, into)
    confirmed(f"Merge {old.name} into {kept.name}? dossier undo takes it back.", yes=yes)
    put(codebook_changes.merge_topics(workspace(), old.id, kept.id))


@topic.command(name="remove")
@click.argument("topic")
@workspace_option
def remove_topic(topic: str) -> None:
    """Remove TOPIC; refused while statements or seeds stand under it."""
    from dossier.search.naming import resolve_topic
    from dossier.store import codebook_changes

    put(codebook_changes.remove_topic(workspace(), resolve_topic(open_library(), topic).id))


def _say_of_facet(facet: str, **said: str) -> None:
    from dossier.search.naming import resolve_facet
    from dossier.store import codebook_changes

    id_ = resolve_facet(open_library(), facet).id
    put(codebook_changes.say_of_facet(workspace(), id_, **said))


def _say_of_topic(topic: str, **said: str) -> None:
    from dossier.search.naming import resolve_topic
    from dossier.store import codebook_changes

    id_ = resolve_topic(open_library(), topic).id
    put(codebook_changes.say_of_topic(workspace(), id_, **said))
