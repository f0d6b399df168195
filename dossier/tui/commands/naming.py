"""What one does with companies and the codebook."""

from __future__ import annotations

from dossier.tui.commands.command import Command, undo

COMPANIES = (
    Command(
        "companies.new", "n", "new", "new", "Add a company, or the name seen in articles",
        footer=True,
    ),
    Command(
        "companies.rename", "R", "rename", "rename",
        "Call the company by another name; the old one becomes an alias", footer=True,
    ),
    Command(
        "companies.merge", "M", "merge", "merge",
        "Make the company a part of another; its statements follow", footer=True,
    ),
    Command(
        "companies.alias", "a", "alias", "alias",
        "Add an alias; on a name seen in articles, make it one of a company",
        footer=True,
    ),
    Command("companies.brand", "b", "brand", "brand", "Add a brand", footer=True),
    Command("companies.person", "p", "person", "person", "Add a person", footer=True),
    Command(
        "companies.give", "V", "give", "give away",
        "Give the name under the cursor to another company",
    ),
    Command(
        "companies.remove", "D,delete", "remove", "remove",
        "Remove the company or the name under the cursor; dismiss a name seen in articles, or "
        "bring it back", footer=True, display="D",
    ),
    undo("companies"),
)  # fmt: skip

CODEBOOK = (
    Command(
        "codebook.new", "n", "new", "new", "Add a facet on the left, a topic on the right",
        footer=True,
    ),
    Command(
        "codebook.topic", "t", "new_topic", "topic", "Add a topic to this facet",
        footer=True,
    ),
    Command(
        "codebook.define", "R,d", "define", "reword",
        "Change the name and the definition", footer=True, display="R",
    ),
    Command(
        "codebook.move", "V", "move", "move",
        "Move the topic to another facet; its statements follow", footer=True,
    ),
    Command(
        "codebook.merge", "M", "merge", "merge",
        "Make the facet or topic a part of another; its statements follow", footer=True,
    ),
    Command(
        "codebook.remove", "D,delete", "remove", "remove",
        "Remove a facet without topics, a topic without statements",
        footer=True, display="D",
    ),
    undo("codebook"),
)  # fmt: skip
