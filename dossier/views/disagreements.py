"""In what two statements of one company and topic disagree, and which figure both of them give."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Literal

from msgspec.structs import replace

from dossier import dates
from dossier.model import Figure, Library, Statement
from dossier.views import wording
from dossier.views.amounts import are_same, can_both_hold
from dossier.views.comparison import count_sources
from dossier.views.likeness import Reader, are_alike
from dossier.views.telling import are_of_one_day, is_later, is_plan

Kind = Literal["number", "rank", "date", "denial", "status", "same figure", "linked"]
KINDS: dict[Kind, str] = {
    "number": "two numbers for one thing that cannot both hold",
    "rank": "two places in one ranking",
    "date": "one thing under two dates that exclude each other",
    "denial": "said by the one, denied by the other",
    "status": "done in the one, and in the other, told no sooner, still to come",
    "same figure": "one figure in two mouths: borne out, or only repeated",
    "linked": "ruled on by the analyst; nothing in their words or figures sets them against each "
    "other",
}
# Measures of which there are many in every article: of what, only the statement tells.
_VAGUE = """
amount montant share part percent pourcent year an année month mois week semaine day jour hour heure
euro dollar pound livre pence cent
"""
_HALF = 0.5  # of what two measures are worded with

Found = tuple[Kind, str]


def may_meet(one: Statement, other: Statement) -> bool:
    """Tell whether two statements may disagree, or repeat a figure, before they are read at all."""
    return bool(
        (one.figures and other.figures)
        or (one.date and other.date)
        or one.denied != other.denied
        or is_plan(one) != is_plan(other)
    )


class Comparer:
    """Compares statements of a library two by two; each is read once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._reader = Reader(library)
        self._vague = self._reader.notions(_VAGUE)

    def differences(self, one: Statement, other: Statement) -> Iterator[Found]:
        """Give in what two statements disagree, each with words; what is told first comes first."""
        if is_plan(one) == is_plan(other) and not (one.denied or other.denied):
            yield from self._numbers(one, other)
            if dates.exclude(one.date, other.date) and self._are_alike(one, other):
                yield "date", f"{dates.words(one.date)} against {dates.words(other.date)}"
        if one.denied != other.denied and self._are_alike(one, other):
            yield "denial", "denied and said" if one.denied else "said and denied"
        elif self._are_alike(one, other, counting=False) and self._is_plan_and_deed(one, other):
            yield "status", f"{one.status} against {other.status}"

    def repetitions(self, one: Statement, other: Statement) -> Iterator[Found]:
        """Give the figures that two statements both give, and from how many origins."""
        if one.denied or other.denied or is_plan(one) != is_plan(other):
            return
        origins = count_sources(self.library, (*one.sources(), *other.sources()))
        told = f"{wording.count(origins, 'origin')}: {'borne out' if origins > 1 else 'an echo'}"
        for left, right in product(one.figures, other.figures):
            if are_same(left, right) and self._may_be_one(one, left, other, right):
                yield "same figure", f"{wording.figure(left)}, {told}"

    # --- figures -----------------------------------------------------------------------------

    def _numbers(self, one: Statement, other: Statement) -> Iterator[Found]:
        if dates.exclude(one.date, other.date):
            return  # each tells of its own time
        for left, right in product(one.figures, other.figures):
            if not can_both_hold(left, right) and self._measure_one_thing(one, left, other, right):
                kind: Kind = "rank" if left.unit == "rank" else "number"
                bare = replace(left, period="", place="")  # the right one says both
                said = f"{wording.figure(bare)} against {wording.figure(right)}"
                yield kind, f"{left.measure}: {said}"

    def _measure_one_thing(
        self, one: Statement, left: Figure, other: Statement, right: Figure
    ) -> bool:
        """Tell whether two figures measure one thing.

        A measure that says no more than the unit tells two articles apart by nothing; within one
        article the statements themselves must be alike.
        """
        if not self._agree_in_unit(left, right) or (_frame(left) != _frame(right)):
            return False
        words, others = self._measure(one, left), self._measure(other, right)
        counted = words - self._vague
        is_said = counted != self._reader.notions(left.unit) or one.sources() != other.sources()
        if words == others and counted and is_said:
            return True
        return _share(words, others) >= _HALF and self._are_alike(one, other)

    def _may_be_one(self, one: Statement, left: Figure, other: Statement, right: Figure) -> bool:
        """Tell whether two equal figures measure one thing as far as they say."""
        if not self._agree_in_unit(left, right):
            return False
        frames = zip(_frame(left), _frame(right), strict=True)
        if any(this and that and this != that for this, that in frames):
            return False
        words, others = self._measure(one, left), self._measure(other, right)
        return words == others or bool(words & others)

    def _measure(self, statement: Statement, figure: Figure) -> frozenset[str]:
        without = self._reader.own(statement.company)
        return self._reader.notions(figure.measure, without)

    def _agree_in_unit(self, left: Figure, right: Figure) -> bool:
        return left.unit == right.unit or (
            self._reader.notions(left.unit) == self._reader.notions(right.unit) != frozenset()
        )

    # --- deeds and plans ---------------------------------------------------------------------

    def _is_plan_and_deed(self, one: Statement, other: Statement) -> bool:
        """Tell whether one is done and the other still to come, but surely not told before it."""
        deed, plan = (other, one) if is_plan(one) else (one, other)
        if is_plan(deed) or not is_plan(plan) or deed.status == "claimed":
            return False
        return is_later(self.library, deed, plan) or are_of_one_day(self.library, deed, plan)

    def _are_alike(self, one: Statement, other: Statement, *, counting: bool = True) -> bool:
        return are_alike(self._reader.gist(one), self._reader.gist(other), counting=counting)


def _frame(figure: Figure) -> tuple[str, str]:
    """Give the period and the place for which a figure holds."""
    return figure.period.casefold(), figure.place.casefold()


def _share(words: frozenset[str], others: frozenset[str]) -> float:
    either = words | others
    return len(words & others) / len(either) if either else 0.0
