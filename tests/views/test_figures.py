"""Numbers beside each other, only where they are of one kind; and the bars that they make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.model import Bound, Figure, Library, Status
from dossier.views.bars import PLAN, RANGE, bar
from dossier.views.figures import Entry, beside, between, figures, units

from .samples import GROWTH, MADE, RANK, SHOPS

COMPANIES = ("cello", "viola")


def with_figures(library: Library, id_: str, *items: Figure, status: Status = "done") -> Library:
    """Give a statement other figures."""
    found = (
        replace(item, figures=items, status=status) if item.id == id_ else item
        for item in library.statements
    )
    return replace(library, statements=tuple(found))


def entry(library: Library, id_: str) -> Entry:
    (found,) = [item for item in figures(library, COMPANIES) if item.told.statement.id == id_]
    return found


def test_every_figure_is_listed_by_unit(bare: Library) -> None:
    found = figures(bare, COMPANIES)
    assert [item.told.statement.id for item in found] == [MADE, GROWTH, RANK, SHOPS]
    assert units(bare, COMPANIES) == ("instruments", "percent", "rank", "shops")
    assert [item.figure.unit for item in figures(bare, COMPANIES, units=["rank"])] == ["rank"]
    assert figures(bare, COMPANIES, facets=["plants"]) == ()


def test_figures_of_one_kind_stand_together(bare: Library) -> None:
    made = Figure("Instruments made", "instruments", 300, period="2020")
    found = entry(with_figures(bare, SHOPS, made), MADE)
    kin = beside(figures(with_figures(bare, SHOPS, made), COMPANIES), found)
    assert [item.company.id for item in kin.alike] == ["cello", "viola"]
    assert kin.most == 1200
    assert kin.others == ()


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (Figure("instruments made", "instruments", 300, period="2021"), "period: 2021, here 2020"),
        (Figure("instruments made", "instruments", 300), "period: not given, here 2020"),
        (
            Figure("instruments made", "instruments", 300, period="2020", place="Asia"),
            "place: Asia, here not given",
        ),
        (Figure("instruments sold", "instruments", 300, period="2020"), "measures another thing"),
    ],
)
def test_what_is_not_alike_stands_apart_with_the_reason(
    bare: Library, other: Figure, reason: str
) -> None:
    library = with_figures(bare, SHOPS, other)
    kin = beside(figures(library, COMPANIES), entry(library, MADE))
    assert [item.told.statement.id for item in kin.alike] == [MADE]
    ((apart, reasons),) = kin.others
    assert apart.told.statement.id == SHOPS
    assert reasons == (reason,)


def test_a_figure_in_another_unit_is_not_even_beside(bare: Library) -> None:
    kin = beside(figures(bare, COMPANIES), entry(bare, MADE))
    assert kin.others == ()
    assert "shops, here instruments" in between(entry(bare, MADE), entry(bare, SHOPS))


def drawn(figure: Figure, status: Status = "done", most: float = 100, cells: int = 20) -> str:
    from .samples import library

    return bar(entry(with_figures(library(), MADE, figure, status=status), MADE), most, cells)


def test_bars_tell_ranges_bounds_and_plans() -> None:
    assert drawn(Figure("a", "u", 50)) == "█" * 10
    assert drawn(Figure("a", "u", low=25, high=50)) == "█" * 5 + RANGE * 5
    assert drawn(Figure("a", "u", 50, bound="more than")).endswith("█→")
    assert drawn(Figure("a", "u", 50, bound="at most")).endswith("█]")
    assert drawn(Figure("a", "u", 50, bound="nearly")).endswith("█~")
    assert drawn(Figure("a", "u", 50), status="planned") == PLAN * 10
    assert drawn(Figure("a", "rank", 2)) == ""


BOUNDS = st.sampled_from(["exact", "about", "more than", "less than"])


@given(st.floats(0, 1e12), st.floats(0, 1e12), BOUNDS, st.integers(1, 60))
def test_a_bar_keeps_to_its_cells_and_to_the_order_of_the_numbers(
    one: float, two: float, bound: Bound, cells: int
) -> None:
    most = max(one, two)
    small, large = (
        drawn(Figure("a", "u", value, bound=bound), most=most, cells=cells)
        for value in sorted((one, two))
    )
    assert len(small) <= len(large) <= cells + 1
