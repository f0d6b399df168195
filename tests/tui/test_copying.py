"""What `y` and `Y` copy in a comparison, and where it goes."""

from __future__ import annotations

from dossier.tui.app import DossierApp
from dossier.tui.places import ComparePlace
from dossier.tui.widgets.comparison_grid import ComparisonGrid
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle

THREE = ComparePlace(("norvane", "calder", "untold"))


def said(app: DossierApp) -> str:
    """Give the last thing that was said."""
    return list(app._notifications)[-1].message


async def test_a_row_and_a_gap_are_copied_and_it_is_said_where_to(
    start: Start, made_up: Workspace
) -> None:
    app = start(made_up)
    file = made_up.exports / "copied.txt"
    async with app.run_test(size=(120, 40)) as pilot:
        app._go(THREE)
        await settle(pilot)
        row = app.screen.query_one(ComparisonGrid).row
        assert row is not None
        await press(pilot, "Y")
        copied = file.read_text("utf-8")
        assert app.clipboard == copied.rstrip("\n")
        assert copied.startswith(
            f"{row.facet.name}, {row.topic.name}: {row.verdict}\n\nNorvane\n- "
        )
        assert (
            "Calder [/] Ferries [@click=app.quit]Limited[/]\n— not mentioned (2 articles)" in copied
        )
        assert copied.endswith("— no article read\n")
        assert "terminal's clipboard" in said(app)
        assert "copied.txt" in said(app)
        await press(pilot, "l", "y")
        assert file.read_text("utf-8").endswith("— not mentioned (2 articles)\n")


async def test_where_the_file_cannot_be_written_it_is_said(
    start: Start, made_up: Workspace
) -> None:
    made_up.exports.parent.mkdir(parents=True, exist_ok=True)
    made_up.exports.write_text("no folder", "utf-8")
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        app._go(THREE)
        await settle(pilot)
        await press(pilot, "y")
        assert app.clipboard
        assert "alone: " in said(app)
        assert "the folder cannot be made" in said(app)
