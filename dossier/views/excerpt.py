"""What is told of a network: all of it, what is around a name, or the ways between two."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from dossier.views.actors import Actor
from dossier.views.links import Neighbour, Network, narrowed, neighbourhood
from dossier.views.paths import Paths, paths
from dossier.views.ties import TieType


class Excerpt(Struct, frozen=True):
    """A network, of ties of some `types` or of all where there are none, and whom it is told of.

    `ends` is empty, or holds the one whose neighbours are in `ring`, or the two between whom the
    `ways` are. `columns` are those to whom everybody in the network is tied, if they were chosen.
    """

    network: Network
    types: tuple[TieType, ...] = ()
    ends: tuple[Actor, ...] = ()
    ring: tuple[Neighbour, ...] = ()
    ways: Paths = Paths()
    columns: tuple[Actor, ...] = ()

    @property
    def title(self) -> str:
        """Name it, as a title does."""
        return f"Links: {' to '.join(item.name for item in self.ends)}" if self.ends else "Links"

    @property
    def narrowed(self) -> str:
        """Say what it is narrowed to, if to anything."""
        said = (
            f"around {', '.join(item.name for item in self.columns)}" if self.columns else "",
            f"types {', '.join(self.types)}" if self.types else "",
        )
        return "; ".join(filter(None, said))

    @property
    def part(self) -> Network:
        """The actors that it is about, and their ties: the next ring is left out."""
        if not self.ends:
            return self.network
        if len(self.ends) > 1:
            return self.network.among(self.ways.actors)
        ring = (item.actor.id for item in self.ring)
        return self.network.among((self.ends[0].id, *ring))


def excerpt(
    whole: Network, *ends: str, types: Sequence[TieType] = (), columns: Sequence[str] = ()
) -> Excerpt:
    """Take out of a network what is told of no actor, of one or of two (ids).

    `columns` restricts it to those who are tied to any of these actors (ids).
    """
    types = tuple(types)
    shown = narrowed(whole, types) if types else whole
    if columns:
        near = {other for id_ in columns for other in shown.around.get(id_, ())}
        shown = shown.among((*columns, *near))
    named = tuple(whole.actor[item] for item in ends)
    if len(ends) == 1:
        return Excerpt(shown, types, named, ring=neighbourhood(shown, ends[0]))
    if named:
        return Excerpt(shown, types, named, ways=paths(shown, *ends))
    return Excerpt(shown, types, columns=tuple(whole.actor[item] for item in columns))
