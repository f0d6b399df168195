"""What is chosen from on the screen of links: names, and types of ties."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dossier.search.narrowing import Choice
from dossier.views.actors import KINDS, Actor
from dossier.views.ties import SIGNS, TYPES, TieType

EVERYTHING = "*"


def actor_choices(actors: Iterable[Actor], without: str = "") -> list[Choice]:
    """Give the names, all but that of one actor (an id), each with what it is."""
    return [(item.id, f"{item.name}, {KINDS[item.kind]}") for item in actors if item.id != without]


def type_choices() -> list[Choice]:
    """Give all types, and each of them."""
    return [(EVERYTHING, "All types"), *((item, f"{SIGNS[item]} {item}") for item in TYPES)]


def chosen_types(chosen: Collection[str]) -> tuple[TieType, ...]:
    """Give the types that were chosen, none where all were."""
    return () if EVERYTHING in chosen else tuple(item for item in TYPES if item in chosen)
