"""What one does with the screens that are looked at rather than read."""

from __future__ import annotations

from dossier.tui.commands.command import Command


def promises(scope: str, *, footer: bool = False) -> Command:
    """Give the command that opens the promises from a screen; `p` opens a dossier."""
    return Command(
        f"{scope}.promises", "P", "promises", "promises",
        "See the plans, and what became of each", footer=footer,
    )  # fmt: skip


TIMELINE = (
    Command(
        "timeline.columns", "c", "columns", "companies",
        "Choose the companies, in their order", footer=True,
    ),
    Command(
        "timeline.facets", "f", "facets", "facets", "Choose the facets to show", footer=True,
    ),
    Command(
        "timeline.kinds", "d", "kinds", "deeds, plans",
        "Show by turns everything, deeds, plans, views", footer=True,
    ),
    Command(
        "timeline.evidence", "e", "evidence", "evidence",
        "Show or hide the evidence of the statement under the cursor", footer=True,
    ),
    promises("timeline", footer=True),
    Command(
        "timeline.dossier", "p", "dossier", "dossier",
        "Open the dossier at the statement under the cursor",
    ),
)  # fmt: skip

FIGURES = (
    Command(
        "figures.columns", "c", "columns", "companies",
        "Choose the companies, in their order", footer=True,
    ),
    Command(
        "figures.facets", "f", "facets", "facets", "Choose the facets to show", footer=True,
    ),
    Command("figures.units", "w", "units", "units", "Choose the units to show", footer=True),
    Command(
        "figures.order", "s", "order", "sort",
        "Sort by unit, value, company, topic by turns", footer=True,
    ),
    Command(
        "figures.evidence", "e", "evidence", "evidence",
        "Show or hide the evidence of the figure under the cursor", footer=True,
    ),
    Command(
        "figures.dossier", "p", "dossier", "dossier",
        "Open the dossier at the statement of the figure",
    ),
)  # fmt: skip

APART = (
    Command(
        "apart.columns", "c", "columns", "companies",
        "Choose the companies, one alone against all others", footer=True,
    ),
    Command("apart.facets", "f", "facets", "facets", "Choose the facets to show", footer=True),
    Command(
        "apart.evidence", "e", "evidence", "evidence",
        "Show or hide the evidence of the statement under the cursor", footer=True,
    ),
    Command(
        "apart.dossier", "p", "dossier", "dossier",
        "Open the dossier of the company under the cursor", footer=True,
    ),
)  # fmt: skip

CHANGED = (
    Command(
        "changed.seen", "w", "seen", "all seen",
        "Remember that all of it has been looked at", footer=True,
    ),
    Command(
        "changed.since", "s", "since", "since",
        "Ask for a date instead, or go back to what was not seen", footer=True,
    ),
    Command(
        "changed.dossier", "p", "dossier", "dossier",
        "Open the dossier at the statement under the cursor",
    ),
)  # fmt: skip

CHART = (
    Command("chart.earlier", "left,h", "earlier", "earlier", "Move to earlier days"),
    Command("chart.later", "right,l", "later", "later", "Move to later days"),
    Command(
        "chart.closer", "plus", "closer", "closer",
        "Look closer, around the statement under the cursor", footer=True, display="+",
    ),
    Command(
        "chart.wider", "minus", "wider", "wider", "Show more days", footer=True, display="-",
    ),
    Command("chart.whole", "0", "whole", "all days", "Show all days"),
)  # fmt: skip

LINKS = (
    Command(
        "links.look", "v", "look", "view",
        "Show those around the name under the cursor, or again all names", footer=True,
    ),
    Command(
        "links.centre", "c", "centre", "centre",
        "Show those around the name under the cursor",
    ),
    Command(
        "links.ways", "p", "ways", "paths",
        "Show all shortest ways from one name to another", footer=True,
    ),
    Command("links.names", "s", "names", "names", "Choose the names across", footer=True),
    Command("links.types", "f", "types", "types", "Choose the types of ties", footer=True),
    Command(
        "links.next", "n", "next_statement", "next", "Show the next statement of this tie",
        footer=True,
    ),
    Command(
        "links.previous", "N", "previous_statement", "previous",
        "Show the previous statement of this tie",
    ),
    Command(
        "links.evidence", "e", "evidence", "evidence",
        "Show or hide the evidence of the statement", footer=True,
    ),
    Command(
        "links.dossier", "P", "dossier", "dossier",
        "Open the dossier of the name under the cursor, or the one that names it",
    ),
)  # fmt: skip


def apart(scope: str) -> Command:
    """Give the command that opens what sets companies apart from a screen."""
    return Command(
        f"{scope}.apart", "A", "apart", "apart", "See which topics set each company apart",
    )  # fmt: skip


def links(scope: str) -> Command:
    """Give the command that opens the links from a screen; `l` moves to the right in tables."""
    return Command(f"{scope}.links", "L", "links", "links", "See who is tied to whom")


def figures(scope: str) -> Command:
    """Give the command that opens the figures from a screen."""
    key = "F" if scope == "compare" else "f"  # there, f chooses facets
    return Command(
        f"{scope}.figures", key, "figures", "figures", "See every number, and which compare",
    )  # fmt: skip


def tensions(scope: str) -> Command:
    """Give the command that opens the tensions from a screen; `t` opens the timeline."""
    return Command(
        f"{scope}.tensions", "T", "tensions", "tensions",
        "See where statements disagree, and rule on them",
    )  # fmt: skip


def timeline(scope: str) -> Command:
    """Give the command that opens the timeline from a screen."""
    return Command(
        f"{scope}.timeline", "t", "timeline", "timeline", "See on an axis what happened when",
    )  # fmt: skip
