"""How far a thing has come, by the wording of its sentence.

Hedging is kept: whatever else a sentence says, with a conditional in it nothing is `done`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dossier.coding.proposing.clauses import is_subordinate
from dossier.coding.proposing.denial import is_denied
from dossier.coding.proposing.phrases import Hit
from dossier.coding.proposing.stretch import Stretch
from dossier.coding.proposing.words import Words
from dossier.model import Status

_PROVIDED = frozenset(("if", "subject"))
_HEDGES = ("conditional", "considered", "expected", "negotiating")


class Judged(NamedTuple):
    """The status of a sentence or a part of it, and whether it says that something is not so."""

    status: Status
    denied: bool


class Manner(NamedTuple):
    """How a sentence is told: in somebody's own words, as an answer, by an outsider.

    `reported`: somebody says it, in his words or in others; `headline`: the text begins with it.
    """

    quoted: bool = False
    answers: bool = False
    reported: bool = False
    outside: bool = False
    question: bool = False
    headline: bool = False


def judge(text: str, of: Stretch, manner: Manner) -> Judged:
    """Give the status that the words `of` bear, told in that manner."""
    status = _status(text, of, quoted=manner.quoted, question=manner.question)
    measured = _is_measured(of)
    if manner.headline and status == "ongoing":
        status = _of_headline(of)
    elif manner.outside and not measured and status in {"ongoing", "planned"}:
        status = "claimed"  # what outsiders say of a company is their view
    elif not measured and (
        (status == "done" and manner.quoted and not manner.answers)
        or (status == "ongoing" and manner.reported)
    ):
        status = "claimed"  # without a number it is a view rather than a fact
    return Judged(status, is_denied(text, of))


def is_hedged(of: Stretch) -> bool:
    """Tell whether the words hold a conditional, a possibility or a negotiation."""
    return any(of.without(name, f"not-{name}") for name in _HEDGES)


def _status(  # noqa: PLR0911 - a ladder: the first rule that holds decides
    text: str, of: Stretch, *, quoted: bool, question: bool
) -> Status:
    def left(name: str) -> Sequence[Hit]:
        return of.without(name, f"not-{name}")

    if left("negotiating"):
        return "negotiating"
    conditional, considered, expected = left("conditional"), left("considered"), left("expected")
    if left("opinion"):
        return "claimed"
    if (
        considered
        and all(of[hit.first].lower in _PROVIDED for hit in considered)
        and left("planned")
    ):
        considered = ()  # "if sales rise, we will hire" is a plan
    if conditional and not considered and _is_foretold(of):
        return "planned"  # it announced that it would
    if conditional or considered or question:
        return "considered"
    if any(not is_subordinate(text, of, hit.first) for hit in of.find("committing")):
        return "planned"
    done, claimed = left("done"), left("claimed")
    planned = of.without("planned", "not-conditional")
    if quoted and claimed and planned:
        return "claimed"  # "we must open a plant", "the risk is that it will": his own judgement
    if expected or (planned and not (done and done[0].first < planned[0].first)):
        return "planned"
    if claimed and (quoted or len(claimed) > 1 or not done):
        return "claimed"
    if done:
        return "done"
    return "claimed" if quoted and not _is_measured(of) else "ongoing"


def _of_headline(of: Stretch) -> Status:
    """Read the tenses of headlines: "Norvane buys", "Norvane to buy"."""
    after = [of[item.last + 1].lower for item in of.mentions if item.last + 1 < len(of)]
    if "to" in after[:1]:
        return "planned"
    return "done" if of.find("headline-event") else "ongoing"


def _is_foretold(of: Stretch) -> bool:
    """Tell whether a conditional is a future seen from the past: "it said Norvane would"."""
    if of.find("announcing"):
        return True
    after = [of[item.last + 1].lower for item in of.mentions if item.last + 1 < len(of)]
    return bool(of.find("saying") and ("would" in after or of.find("foretold")))


def _is_measured(of: Words) -> bool:
    """Tell whether a number is named: who gives one states a fact rather than an opinion."""
    return any(word.printed.isdecimal() for word in of)
