"""What one does with pairs of statements: tensions, and plans with what became of them."""

from __future__ import annotations

from dossier.tui.commands.command import Command


def _commands(scope: str, verdict: str) -> tuple[Command, ...]:
    return (
        Command(f"{scope}.verdict", "v", "verdict", "verdict", verdict, footer=True),
        Command(
            f"{scope}.which", "d", "which", "open, ruled",
            "Show by turns all, those that are open, those ruled on", footer=True,
        ),
        Command(
            f"{scope}.columns", "c", "columns", "companies",
            "Choose the companies, in their order", footer=True,
        ),
        Command(f"{scope}.facets", "f", "facets", "facets", "Choose the facets to show"),
        Command(
            f"{scope}.evidence", "e", "evidence", "evidence",
            "Give both statements and their evidence more room, or less", footer=True,
        ),
        Command(
            f"{scope}.dossier", "p", "dossier", "dossier",
            "Open the dossier at the statement under the cursor",
        ),
    )  # fmt: skip


TENSIONS = _commands("tensions", "Rule on the two statements, with a note; or withdraw it")
PROMISES = _commands("promises", "Say what became of the plan, by which statement; or withdraw it")
