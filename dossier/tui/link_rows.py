"""The rows in which the neighbours of a name, or the ways to another, are listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textual.content import Content

from dossier.tui import render
from dossier.tui.widgets.links_matrix import between as signs
from dossier.tui.widgets.row_list import LaterRow, ListRow, Row
from dossier.views import wording
from dossier.views.actors import KINDS
from dossier.views.excerpt import Excerpt
from dossier.views.links import Between, Neighbour
from dossier.views.paths import MOST

_SIGNS = 10  # cells
_LENGTH = 60  # letters of a row, about


class Spot(NamedTuple):
    """The end of a `trail` of actors (ids) on one of several ways, or a statement (id) there."""

    way: int
    trail: tuple[str, ...]
    statement: str = ""


def link_rows(shown: Excerpt) -> list[Row]:
    """List what an excerpt holds of one name, or of two."""
    rows: list[Row] = list(_ways(shown) if len(shown.ends) > 1 else _around(shown))
    return rows or [ListRow(render.styled(" Nobody is tied to it by such ties.", render.MUTED))]


def _around(shown: Excerpt) -> Iterator[Row]:
    centre = shown.ends[0].id
    for item in shown.ring:
        yield _neighbour(item, (centre, item.actor.id))
        for further in item.beyond:
            yield _neighbour(further, (centre, item.actor.id, further.actor.id))


def _neighbour(item: Neighbour, trail: tuple[str, ...]) -> LaterRow:
    actor, depth, spot = item.actor, len(trail) - 2, Spot(0, trail)

    def make() -> ListRow:
        name = render.styled(actor.name, "" if depth else render.STRONG)
        words = (KINDS[actor.kind], *item.between.words(actor.id))
        return _row(item.between, name, words, spot, depth)

    return LaterRow(make, spot, _LENGTH)


def _ways(shown: Excerpt) -> Iterator[ListRow]:
    found, actor = shown.ways, shown.network.actor
    for number, path in enumerate(found.paths, 1):
        names = " → ".join(actor[item].name for item in path.actors)
        yield ListRow(render.styled(f" {number} of {len(found.paths)}  {names}", render.HEADING))
        for at, held in enumerate(path.steps):
            a, b = (actor[item] for item in path.actors[at : at + 2])
            spot = Spot(number, path.actors[: at + 2])
            name = render.styled(f"{a.name} – {b.name}", render.STRONG)
            yield _row(held, name, held.words(b.id), spot)
            for item in held.statements:
                prefix = render.plain("     ") + render.sign(item)
                text = render.plain(wording.said(item))
                yield ListRow(text, spot._replace(statement=item.id), prefix)
    if not found.paths:
        start, end = shown.ends
        yield ListRow(render.plain(f" No way leads from {start.name} to {end.name}."))
    if found.more:
        yield ListRow(render.styled(f" There are more than {MOST} such ways.", render.MUTED))


def _row(held: Between, name: Content, words: Iterable[str], spot: Spot, depth: int = 0) -> ListRow:
    """Give the signs of a tie, the name at its end, and what it rests on."""
    drawn = signs(held)
    room = " " * max(1, _SIGNS - drawn.cell_length)
    prefix = render.plain("     " * depth) + drawn + render.plain(room)
    return ListRow(name + render.styled(f"  {' · '.join(words)}", render.MUTED), spot, prefix)
