"""Lists of thousands of rows: what is in sight is right, and nothing else is made."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from textual.app import App, ComposeResult
from textual.content import Content

from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.places import DossierPlace
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.session import Session, write_session
from dossier.tui.widgets.extents import Extents
from dossier.tui.widgets.row_list import LaterRow, ListRow, RowList
from dossier.workspace import Workspace
from tests.tui.conftest import press, settle

MANY = 5_000


class Listing(App[None]):
    """Rows of one to six lines, each beginning with its number."""

    def __init__(self) -> None:
        super().__init__()
        self.made: set[int] = set()

    def compose(self) -> ComposeResult:
        """One list."""
        yield RowList([LaterRow(self.maker(number), number, 30) for number in range(MANY)])

    def maker(self, number: int) -> Callable[[], ListRow]:
        """Give what makes a row, and remembers that it has."""

        def make() -> ListRow:
            self.made.add(number)
            return ListRow(Content(f"<{number}> " + "hull keel mast " * (number * 7 % 25)), number)

        return make

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    def seen(self) -> list[str]:
        """The lines of the list as they are drawn."""
        return [strip.text for strip in self.rows.render_lines(self.rows.size.region)]


def pointed_at(app: Listing) -> str:
    """Give the first drawn line that bears the cursor's mark."""
    return next(line for line in app.seen() if line.startswith("▌"))


async def test_a_list_of_thousands_goes_to_its_end_and_back() -> None:
    app = Listing()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert pointed_at(app).startswith("▌<0>")
        await press(pilot, "end")
        assert app.rows.cursor == MANY - 1
        assert pointed_at(app).startswith(f"▌<{MANY - 1}>")
        assert app.rows.scroll_offset.y == app.rows.max_scroll_y  # the bar is at its end
        for _ in range(5):
            await press(pilot, "up")
        assert pointed_at(app).startswith(f"▌<{MANY - 6}>")
        await press(pilot, "pageup", "pageup", "pagedown", "down")
        assert isinstance(app.rows.cursor, int)
        assert pointed_at(app).startswith(f"▌<{app.rows.cursor}>")
        await press(pilot, "home")
        assert pointed_at(app).startswith("▌<0>")
        assert app.rows.scroll_offset.y == 0
        assert len(app.made) < 400


async def test_rows_follow_each_other_wherever_one_goes() -> None:
    app = Listing()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for target in (MANY // 2, 17, MANY - 40):
            app.rows.cursor = target
            await settle(pilot)
            numbers = [int(line[2 : line.index(">")]) for line in app.seen() if line[1:2] == "<"]
            assert target in numbers
            assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


async def test_a_dossier_of_thousands_shows_the_evidence_of_its_last(sample: Workspace) -> None:
    library = Store(sample).library()
    first = next(item for item in library.statements if item.company == "psa")
    others = tuple(
        replace(first, id=f"psa-{number:06x}", text=f"Claim number {number}.")
        for number in range(0xA00000, 0xA00000 + MANY)
    )
    write_session(sample.session, Session(place=DossierPlace("psa", facet=first.facet)))
    app = DossierApp(sample, replace(library, statements=(*library.statements, *others)))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, DossierScreen)
        await press(pilot, "end")
        told = app.desk.library.told["psa"]
        assert app.screen.current is not None
        last_facet = max(
            (item.facet for item in told),
            key=[facet.id for facet in library.facets].index,
        )
        assert app.screen.current.facet == last_facet
        await press(pilot, "up", "space")
        assert app.desk.marks == {app.screen.current.id}
        rows = app.screen.query_one("#statements", RowList)
        drawn = "\n".join(strip.text for strip in rows.render_lines(rows.size.region))
        assert "✓" in drawn


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 30)), max_size=40),
)
def test_measured_heights_move_what_is_below(
    guesses: list[int], measured: list[tuple[int, int]]
) -> None:
    extents, heights = Extents(guesses), list(guesses)
    for block, height in measured:
        if block < len(heights):
            extents.measure(block, height)
            heights[block] = height
            assert extents.top(block) == sum(heights[:block])
    assert extents.lines == sum(heights)
    owners = [block for block, height in enumerate(heights) for _ in range(height)]
    assert [extents.at(line) for line in range(len(owners))] == owners
    assert extents.at(-1) == 0
    assert extents.at(len(owners)) == len(heights) - 1
