"""Verdicts: what an analyst has ruled on two statements of one company."""

from __future__ import annotations

from typing import Literal

from dossier.model.plain import Plain, StatementId

Ruling = Literal["stand", "superseded", "error", "done", "changed", "dropped", "unrelated"]

_ON_TENSIONS = frozenset({"stand", "superseded", "error"})
_ON_PROMISES = frozenset({"done", "changed", "dropped"})


class Verdict(Plain, frozen=True):
    """An analyst's word on two statements of one company.

    Of a tension (`first` and `second` disagree): both `stand`, `first` is `superseded` by `second`,
    or `first` is an `error`. Of a promise (`first` is the plan): `second` tells that it was `done`,
    `changed` or `dropped`. `unrelated`: the two have nothing to do with each other. `note` is the
    analyst's own words, may be empty.
    """

    first: StatementId
    second: StatementId
    ruling: Ruling
    note: str = ""

    @property
    def pair(self) -> tuple[StatementId, StatementId]:
        """The two statements (ids), whichever of them comes first in it."""
        low, high = sorted((self.first, self.second))
        return (low, high)

    def replaces(self, other: Verdict) -> bool:
        """Tell whether it answers what `other` answers: one of the two can stand.

        That two statements are unrelated is an answer to either question.
        """
        if self.pair != other.pair:
            return False
        rulings = {self.ruling, other.ruling}
        return "unrelated" in rulings or rulings <= _ON_TENSIONS or rulings <= _ON_PROMISES
