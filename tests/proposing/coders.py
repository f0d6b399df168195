"""Two readers who coded the same article, compared as the proposer is compared with one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, replace

from dossier.model import Evidence, Figure
from dossier.proposals import Proposal, Suggestion
from tests.proposing.scoring import Expected


def as_proposals(coded: Iterable[Expected]) -> tuple[Proposal, ...]:
    """Turn a coding into proposals: the first choice of every field, the two best facets.

    Who codes that a passage is about two companies has proposed both.
    """
    return tuple(_proposal(alternatives) for alternatives in _items(coded))


def first_choices(coded: Iterable[Expected]) -> tuple[Expected, ...]:
    """Keep of a coding what the coder chose first, without all else that would be accepted."""
    return tuple(alternatives[0] for alternatives in _items(coded))


def _items(coded: Iterable[Expected]) -> list[list[Expected]]:
    """Group the alternatives of one coded passage, the best first."""
    items: dict[tuple[object, ...], list[Expected]] = {}
    for item in coded:
        items.setdefault(astuple(replace(item, facet="", status=None)), []).append(item)
    return list(items.values())


def _proposal(alternatives: list[Expected]) -> Proposal:
    best = alternatives[0]
    if best.status is None or best.speaker is None:
        raise ValueError(f"{best} has no status or no speaker")
    facets = list(dict.fromkeys(item.facet for item in alternatives))[:2]
    return Proposal(
        id="",
        company=best.companies[0],
        found="named",
        quotation="",
        evidence=Evidence("invented", 1, best.start, best.end, ""),
        suggestions=tuple(Suggestion(facet, "") for facet in facets),
        status=best.status,
        speaker=best.speaker,
        date=best.date or "",
        figures=tuple(Figure("", "", low=low, high=high) for low, high in best.figures or ()),
        parties=best.companies[1:],
    )
