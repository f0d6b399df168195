"""Every number that the articles print, and which of them may be laid beside each other.

Two figures are of one kind where unit, measure, period and place agree; otherwise it is said what
stands between them. No number is made out of others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from dossier.errors import UnknownNameError
from dossier.model import Company, Figure, Library, Status
from dossier.views.comparison import Told, tell

Order = Literal["unit", "value", "company", "topic"]
ORDERS: tuple[Order, ...] = ("unit", "value", "company", "topic")
_PLANS: frozenset[Status] = frozenset({"planned", "considered", "negotiating"})


class Entry(Struct, frozen=True):
    """A figure of a statement, in the dossier of a company; `number` counts those of one."""

    company: Company
    told: Told
    figure: Figure
    number: int

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells this entry from all others."""
        return (self.company.id, self.told.statement.id, self.number)

    @property
    def low(self) -> float:
        """The least that it says: its value, or the beginning of its range."""
        return _first(self.figure.low, self.figure.value, self.figure.high)

    @property
    def high(self) -> float:
        """The most that it says."""
        return _first(self.figure.high, self.figure.value, self.figure.low)

    @property
    def is_plan(self) -> bool:
        """Whether it is only aimed at."""
        return self.told.statement.status in _PLANS


class Beside(Struct, frozen=True):
    """A figure, those of its kind (itself among them), and others of its unit.

    Each of `others` comes with what stands between the two.
    """

    entry: Entry
    alike: tuple[Entry, ...]
    others: tuple[tuple[Entry, tuple[str, ...]], ...]

    @property
    def most(self) -> float:
        """The greatest number of the kind, by which bars are drawn."""
        return max((entry.high for entry in self.alike), default=0)


def figures(
    library: Library,
    companies: Sequence[str],
    *,
    facets: Sequence[str] = (),
    units: Sequence[str] = (),
    order: Order = "unit",
) -> tuple[Entry, ...]:
    """Give the figures in the dossiers of `companies` (ids), in an order.

    `facets` (ids) and `units` restrict them; a tie's figures stand once, in the first dossier.
    """
    found: dict[str, list[Entry]] = {}
    for id_ in companies:
        for statement in library.told[id_]:
            if statement.id in found or (facets and statement.facet not in facets):
                continue
            told = tell(library, statement, id_)
            found[statement.id] = [
                Entry(library.company[id_], told, figure, number)
                for number, figure in enumerate(statement.figures)
                if not units or figure.unit in units
            ]
    places = {topic: at for at, topic in enumerate(library.topic)}
    entries = [entry for held in found.values() for entry in held]
    sorts: dict[Order, Callable[[Entry], tuple[str | float, ...]]] = {
        "unit": lambda entry: (entry.figure.unit, entry.figure.measure.casefold(), -entry.high),
        "value": lambda entry: (-entry.high, entry.figure.unit),
        "company": lambda entry: (companies.index(entry.company.id), entry.figure.unit),
        "topic": lambda entry: (places.get(entry.told.statement.topic, len(places)),),
    }
    return tuple(sorted(entries, key=sorts[order]))


def beside(entries: Sequence[Entry], entry: Entry) -> Beside:
    """Lay a figure beside all others of its unit: those of its kind, and what divides the rest."""
    alike: list[Entry] = []
    others: list[tuple[Entry, tuple[str, ...]]] = []
    for other in entries:
        if other.figure.unit != entry.figure.unit:
            continue
        reasons = tuple(between(entry, other))
        if reasons:
            others.append((other, reasons))
        else:
            alike.append(other)
    alike.sort(key=lambda item: -item.high)
    return Beside(entry, tuple(alike), tuple(others))


def between(one: Entry, other: Entry) -> Iterator[str]:
    """Say what stands between two figures; nothing where they are of one kind."""
    a, b = one.figure, other.figure
    if a.unit != b.unit:
        yield f"{b.unit}, here {a.unit}"
    if a.measure.casefold() != b.measure.casefold():
        yield "measures another thing"
    for what, left, right in (("period", a.period, b.period), ("place", a.place, b.place)):
        if left.casefold() != right.casefold():
            yield f"{what}: {right or 'not given'}, here {left or 'not given'}"


def units(library: Library, companies: Sequence[str]) -> tuple[str, ...]:
    """Give the units of the figures of companies (ids), the most frequent first."""
    counts: dict[str, int] = {}
    for entry in figures(library, companies):
        counts[entry.figure.unit] = counts.get(entry.figure.unit, 0) + 1
    return tuple(sorted(counts, key=lambda unit: (-counts[unit], unit)))


def refuse_unknown_units(library: Library, companies: Sequence[str], asked: Sequence[str]) -> None:
    """Raise UnknownNameError where no figure of companies (ids) is in a unit."""
    known = units(library, companies) if asked else ()
    for unit in asked:
        if unit not in known:
            advice = f"Units here: {', '.join(known) or 'none'}."
            raise UnknownNameError(f"no figure is in {unit!r}", advice=advice)


def _first(*numbers: float | None) -> float:
    return next((number for number in numbers if number is not None), 0)
