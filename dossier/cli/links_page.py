"""Ties as plain text: of everybody by type, around one name, or the ways from one to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.cli.layout import Line, lay_out
from dossier.cli.pages import attributed, worded
from dossier.model import Library, Statement
from dossier.views import wording
from dossier.views.actors import KINDS, Actor
from dossier.views.comparison import Told
from dossier.views.excerpt import Excerpt
from dossier.views.links import Between, Neighbour, Network
from dossier.views.paths import MOST, Path
from dossier.views.ties import SIGNS, TYPES, Tie, denial

_FEW = 3  # statements of a tie, where there are many ties


def links_page(library: Library, shown: Excerpt, width: int | None = None) -> str:
    """Write what an excerpt holds."""
    if len(shown.ends) > 1:
        lines = _ways(library, shown)
    elif shown.ends:
        lines = _around(library, shown)
    else:
        lines = _everybody(shown.network)
    return lay_out(lines, width)


def _everybody(network: Network) -> Iterator[Line]:
    """Give one line for a tie, with the ids of its statements."""
    for type_ in TYPES:
        ties = [tie for tie in network.ties if tie.type == type_]
        if ties:
            yield Line(type_.upper())
        for tie in ties:
            yield Line(f"  {SIGNS[type_]} ", _tie(network, tie, tie.basis))
    if network.denied:
        yield Line("DENIED")
    for tie in network.denied:
        yield Line(f"  {wording.DENIED_SIGN} ", _tie(network, tie, denial(tie)))
    if not (network.ties or network.denied):
        yield Line("Nobody is tied to anybody.")


def _tie(network: Network, tie: Tie, words: str) -> str:
    ids = ", ".join(item.id for item in tie.statements)
    names = f"{network.actor[tie.a].name} – {network.actor[tie.b].name}"
    return f"{names}: {words}{f' [{ids}]' if ids else ''}"


def _around(library: Library, shown: Excerpt) -> Iterator[Line]:
    (centre,) = shown.ends
    yield Line("", f"{centre.name.upper()}  {_what(library, centre)}")
    if not shown.ring:
        yield Line("  Tied to nobody.")
    for item in shown.ring:
        yield _neighbour(item, "  ")
        yield from _statements(library, item.between.statements, "      ", few=_FEW)
        for further in item.beyond:
            yield _neighbour(further, "      ")


def _neighbour(item: Neighbour, indent: str) -> Line:
    words = " · ".join(item.between.words(item.actor.id))
    return Line(f"{indent}{sign(item.between)} ", f"{item.actor.name}  {words}")


def _ways(library: Library, shown: Excerpt) -> Iterator[Line]:
    found, actor = shown.ways, shown.network.actor
    if not found.paths:
        start, end = shown.ends
        yield Line("", f"No way leads from {start.name} to {end.name}.")
    for path in found.paths:
        yield Line("", " → ".join(actor[item].name for item in path.actors))
        yield from _steps(library, shown.network, path)
    if found.more:
        yield Line("", f"There are more than {MOST} ways of this length.")


def _steps(library: Library, network: Network, path: Path) -> Iterator[Line]:
    for at, between in enumerate(path.steps):
        a, b = (network.actor[item] for item in path.actors[at : at + 2])
        words = " · ".join(between.words(b.id))
        yield Line(f"  {sign(between)} ", f"{a.name} – {b.name}  {words}")
        yield from _statements(library, between.statements, "      ")


def _statements(
    library: Library, statements: Iterable[Statement], indent: str, few: int | None = None
) -> Iterator[Line]:
    told = tuple(statements)
    for item in told[:few]:
        yield Line(f"{indent}{wording.sign(item)} ", worded(Told(item)))
        yield Line(f"{indent}  ", attributed(library, item))
    if len(told[:few]) < len(told):
        yield Line(f"{indent}+ {len(told) - len(told[:few])} more; --to tells them all")


def sign(between: Between) -> str:
    """Give the sign of the strongest tie, or that of a denial."""
    return SIGNS[between.ties[0].type] if between.ties else wording.DENIED_SIGN


def _what(library: Library, actor: Actor) -> str:
    owners = ", ".join(library.company[item].name for item in actor.companies)
    return f"{KINDS[actor.kind]} of {owners}" if owners else KINDS[actor.kind]
