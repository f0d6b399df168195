"""The commands that show and change the codebook: facets and topics."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, get_args

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
from dossier.model import Facet, Library, Topic, TopicTie

definition_option = click.option(
    "--definition", required=True, help="What belongs there, in a sentence."
)

Kind = Literal["facet", "topic"]


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

    Statements follow. The plain file is data/codebook.toml; `dossier undo` takes changes back.
    """


@facet.command(name="add")
@click.argument("name")
@definition_option
@workspace_option
def add_facet(name: str, definition: str) -> None:
    """Add a facet called NAME."""
    from dossier.store.amending import codebook_changes

    open_library()
    put(codebook_changes.add_facet(workspace(), name, definition))


@click.group()
def topic() -> None:
    """Add, rename, define, tie, move, merge and remove topics, the rows of a comparison.

    Statements follow. The plain file is data/codebook.toml; `dossier undo` takes changes back.
    """


@topic.command(name="add")
@click.argument("facet")
@click.argument("name")
@definition_option
@workspace_option
def add_topic(facet: str, name: str, definition: str) -> None:
    """Add a topic called NAME at the end of FACET."""
    from dossier.store.amending import codebook_changes

    home = _find("facet", open_library(), facet).id
    put(codebook_changes.add_topic(workspace(), home, name, definition))


@topic.command(name="move")
@click.argument("topic")
@click.argument("facet")
@workspace_option
def move_topic(topic: str, facet: str) -> None:
    """Move TOPIC, with what is coded under it, to the end of FACET."""
    from dossier.store.amending import codebook_changes

    library = open_library()
    found, home = _find("topic", library, topic), _find("facet", library, facet)
    put(codebook_changes.move_topic(workspace(), found.id, home.id))


@topic.command(name="tie")
@click.argument("topic")
@click.argument("tie", type=click.Choice([*get_args(TopicTie), "none"]))
@workspace_option
def tie_topic(topic: str, tie: str) -> None:
    """Say what a company that TOPIC's statements name beside their own is to it, for links."""
    from dossier.store.amending import codebook_changes

    found = _find("topic", open_library(), topic)
    said = "" if tie == "none" else tie
    put(codebook_changes.say_of_topic(workspace(), found.id, tie=said))


def _share(group: click.Group, kind: Kind, *, merging: str, refused: str) -> None:
    """Give a group the commands that facets and topics have in common.

    `merging` says what merging two means, `refused` when one is not removed.
    """
    word = kind.upper()
    which = click.argument("which", metavar=word)

    def say(typed: str, **said: str) -> None:
        found = _find(kind, open_library(), typed)
        put(_changes(kind)["say"](workspace(), found.id, **said))

    @group.command(help=f"Call {word} by another NAME; its id stays.")
    @which
    @click.argument("name")
    @workspace_option
    def rename(which: str, name: str) -> None:
        say(which, name=name)

    @group.command(help=f"Give {word} another DEFINITION.")
    @which
    @click.argument("definition")
    @workspace_option
    def define(which: str, definition: str) -> None:
        say(which, definition=definition)

    @group.command(help=merging)
    @which
    @click.argument("into")
    @click.option("--yes", is_flag=True, help="Do not ask.")
    @workspace_option
    def merge(which: str, into: str, yes: bool) -> None:
        library = open_library()
        old, kept = _find(kind, library, which), _find(kind, library, into)
        confirmed(f"Merge {old.name} into {kept.name}? dossier undo takes it back.", yes=yes)
        put(_changes(kind)["merge"](workspace(), old.id, kept.id))

    @group.command(help=f"Remove {word}; refused while {refused}.")
    @which
    @workspace_option
    def remove(which: str) -> None:
        found = _find(kind, open_library(), which)
        put(_changes(kind)["remove"](workspace(), found.id))


def _find(kind: Kind, library: Library, typed: str) -> Facet | Topic:
    """Find a facet or a topic by what was typed. Raises UnknownNameError."""
    from dossier.search.naming import resolve_facet, resolve_topic

    return resolve_facet(library, typed) if kind == "facet" else resolve_topic(library, typed)


def _changes(kind: Kind) -> dict[str, Callable[..., Any]]:
    from dossier.store.amending import codebook_changes as changes

    if kind == "facet":
        return {
            "say": changes.say_of_facet,
            "merge": changes.merge_facets,
            "remove": changes.remove_facet,
        }
    return {
        "say": changes.say_of_topic,
        "merge": changes.merge_topics,
        "remove": changes.remove_topic,
    }


_share(
    facet,
    "facet",
    merging="Move all topics of FACET to the facet INTO; what is coded follows.",
    refused="it has topics",
)
_share(
    topic,
    "topic",
    merging="Make TOPIC a part of the topic INTO; what is coded follows.",
    refused="statements or seeds stand under it",
)
