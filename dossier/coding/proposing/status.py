"""How far a thing has come, by the wording of its sentence.

Hedging is kept: whatever else a sentence says, with a conditional in it nothing is `done`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dossier.coding.proposing.denial import is_denied
from dossier.coding.proposing.phrases import Hit
from dossier.coding.proposing.stretch import Stretch
from dossier.coding.proposing.words import Words
from dossier.model import Status

_HEDGES = ("conditional", "considered", "expected", "negotiating")


class Judged(NamedTuple):
    """The status of a sentence or a part of it, and whether it says that something is not so."""

    status: Status
    denied: bool


def judge(text: str, of: Stretch, *, quoted: bool, question: bool) -> Judged:
    """Give the status that the words `of` bear; `quoted`: somebody says them of himself."""
    return Judged(_status(of, quoted=quoted, question=question), is_denied(text, of))


def is_hedged(of: Stretch) -> bool:
    """Tell whether the words hold a conditional, a possibility or a negotiation."""
    return any(of.without(name, f"not-{name}") for name in _HEDGES)


def _status(  # noqa: PLR0911 - a ladder: the first rule that holds decides
    of: Stretch, *, quoted: bool, question: bool
) -> Status:
    def left(name: str) -> Sequence[Hit]:
        return of.without(name, f"not-{name}")

    if left("negotiating"):
        return "negotiating"
    conditional, considered, expected = left("conditional"), left("considered"), left("expected")
    if left("opinion"):
        return "claimed"
    if conditional and not considered and left("announcing"):
        return "planned"  # it announced that it would
    if conditional or considered or question:
        return "considered"
    done, claimed = left("done"), left("claimed")
    planned = of.without("planned", "not-conditional")
    if quoted and claimed and planned and claimed[0].first < planned[0].first:
        return "claimed"  # "we must open a plant", "the risk is that it will": his own judgement
    if expected or (planned and not (done and done[0].first < planned[0].first)):
        return "planned"
    if claimed and (quoted or len(claimed) > 1 or not done):
        return "claimed"
    if done:
        return "done"
    return "claimed" if quoted and not _is_measured(of) else "ongoing"


def _is_measured(of: Words) -> bool:
    """Tell whether a number is named: who gives one states a fact rather than an opinion."""
    return any(word.printed.isdecimal() for word in of)


