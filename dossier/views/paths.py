"""How two names are tied: all shortest ways from one to the other."""

from __future__ import annotations

from itertools import islice, pairwise

from msgspec import Struct

from dossier.views.links import Between, Network

MOST = 50  # ways that are shown; there may be very many


class Path(Struct, frozen=True):
    """A way: actors (ids) from the first to the last one, and what is between each two."""

    actors: tuple[str, ...]
    steps: tuple[Between, ...]


class Paths(Struct, frozen=True):
    """All shortest ways, none where there is no way; `more` where there are more than MOST."""

    paths: tuple[Path, ...] = ()
    more: bool = False

    @property
    def actors(self) -> tuple[str, ...]:
        """Everybody on a way, each once."""
        return tuple(dict.fromkeys(id_ for path in self.paths for id_ in path.actors))


def paths(network: Network, start: str, end: str) -> Paths:
    """Find all shortest ways between two actors (ids); what is denied ties nobody."""
    import networkx

    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(network.actor)
    graph.add_edges_from(
        (id_, other)
        for id_, others in network.around.items()
        for other, between in others.items()
        if between.ties
    )
    if start == end or not {start, end} <= network.actor.keys():
        return Paths()
    if not networkx.has_path(graph, start, end):
        return Paths()
    ways = list(islice(networkx.all_shortest_paths(graph, start, end), MOST + 1))
    return Paths(tuple(_path(network, way) for way in ways[:MOST]), len(ways) > MOST)


def _path(network: Network, way: list[str]) -> Path:
    return Path(tuple(way), tuple(network.between(a, b) for a, b in pairwise(way)))
