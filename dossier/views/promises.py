"""Plans and what became of them: as the analyst has ruled, else as later statements may tell.

A proposal is only that, and says so. What became of a plan is looked for among statements on the
same topic that are told later; where an article prints no date, it is said that they cannot be
ordered. Whether a plan's date is over is asked of a day that is handed in, never of the clock.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from dossier import dates
from dossier.model import Company, Library, Ruling, Statement, Verdict
from dossier.views import wording
from dossier.views.as_of import divided, last_day
from dossier.views.likeness import Reader, are_alike, likeness
from dossier.views.telling import are_dated, are_together, is_later, is_plan
from dossier.views.verdicts import ON_TENSIONS, OUTCOMES, Which, by_pair, pair

Fate = Literal[
    "done", "changed", "dropped", "perhaps", "not ordered", "past its date", "not due", "no word"
]
FATES: dict[Fate, str] = {
    "done": "done, the analyst says",
    "changed": "changed, the analyst says",
    "dropped": "dropped, the analyst says",
    "perhaps": "proposed: a later statement may tell what became of it",
    "not ordered": "proposed, but which was told first is not known: an article prints no date",
    "past its date": "still open past its date",
    "not due": "its date is still to come",
    "no word": "no later word; of a plan in an undated article, no word in another one",
}
_RULED: tuple[Fate, ...] = ("done", "dropped", "changed")  # which of several rulings counts first
_MOST = 3  # proposals for one plan


class Later(Struct, frozen=True):
    """A statement that tells what became of a plan, or that tells the plan again (no `ruling`).

    `verdict` is None where it is only proposed; `is_ordered` tells that it surely is the later one.
    """

    statement: Statement
    ruling: Ruling | None
    verdict: Verdict | None = None
    is_ordered: bool = True


class Promise(Struct, frozen=True):
    """A plan, what became of it in a word and in words, and the statements that tell it."""

    company: Company
    plan: Statement
    fate: Fate
    words: str
    later: tuple[Later, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the analyst has not said yet what became of it."""
        return not any(item.verdict for item in self.later)


def newest_day(library: Library) -> date | None:
    """Give the day at which a library is shown: its date, else that of the newest article."""
    if library.moment:
        return last_day(library.moment.when)
    return max(filter(None, (dates.span(a.issued).last for a in library.articles)), default=None)


def promises(
    library: Library,
    companies: Sequence[str],
    at: date | None,
    *,
    facets: Sequence[str] = (),
    which: Which = "all",
) -> tuple[Promise, ...]:
    """Tell what became of the plans of companies (ids) by the day `at`, in order of their dates.

    `facets` (ids) restrict it to these, `which` to those that are open, or ruled on. A denial
    promises nothing.
    """
    tracker = _Tracker(library)
    found: list[Promise] = []
    for id_ in companies:
        own_id, when = divided(id_)
        day = last_day(when) if when else at
        own = {item.id: item for item in library.told[id_] if item.company == own_id}
        tracked = (
            tracker.promise(library.company[id_], plan, own, day)
            for plan in own.values()
            if is_plan(plan) and not plan.denied and (not facets or plan.facet in facets)
        )
        found += sorted(tracked, key=lambda item: dates.span(item.plan.date).last or date.max)
    return tuple(item for item in found if which == "all" or item.is_open == (which == "open"))


def told_as(later: Later) -> str:
    """Say what a statement tells of a plan: `done`, `perhaps done`, `told again`."""
    if later.ruling is None:
        return "told again" if later.is_ordered else "told as well"
    return later.ruling if later.verdict else f"perhaps {later.ruling}"


class _Tracker:
    """Looks for what became of plans; each statement is read once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._reader = Reader(library)
        self._apart = {
            key
            for key, item in by_pair(library, ON_TENSIONS).items()
            if item.ruling in {"unrelated", "error"}
        }
        self._linked: dict[str, list[Verdict]] = {}
        for item in library.verdicts:
            if item.ruling in OUTCOMES:
                self._linked.setdefault(item.first, []).append(item)

    def promise(
        self, company: Company, plan: Statement, own: Mapping[str, Statement], at: date | None
    ) -> Promise:
        """Tell what became of a plan, of the `own` statements of its company."""
        linked = tuple(
            Later(own[item.second], item.ruling, item)
            for item in self._linked.get(plan.id, ())
            if item.second in own
        )
        known = self._library.of(company.id)
        later = linked or self.proposals(plan, own, known.ruled_out)
        fate, words = _fate(plan, later, at, is_dated=are_dated(self._library, plan))
        said = "; ".join((words, *wording.ruled_out(known, plan)))
        return Promise(company, plan, fate, said, later)

    def proposals(
        self, plan: Statement, own: Mapping[str, Statement], ruled_out: Container[str]
    ) -> tuple[Later, ...]:
        """Propose statements that may tell what became of a plan, the likeliest first."""
        read = self._reader.gist(plan)
        found: list[tuple[bool, float, Later]] = []
        for item in own.values():
            if item.topic != plan.topic or item.id in ruled_out:
                continue
            gist = self._reader.gist(item)
            if are_alike(read, gist, counting=False) and self._may_tell(plan, item):
                is_ordered = is_later(self._library, plan, item)
                later = Later(item, _suggested(plan, item), None, is_ordered)
                found.append((not is_ordered, -likeness(read, gist), later))
        found.sort(key=lambda item: item[:2])
        return tuple(later for *_, later in found[:_MOST])

    def _may_tell(self, plan: Statement, item: Statement) -> bool:
        return (
            item.id != plan.id
            and item.status != "claimed"
            and pair(plan, item) not in self._apart
            and not are_together(self._library, plan, item)
            and not is_later(self._library, item, plan)
        )


def _suggested(plan: Statement, later: Statement) -> Ruling | None:
    if later.denied:
        return "dropped"
    if not is_plan(later):
        return "done"
    is_other = dates.exclude(plan.date, later.date) or plan.figures != later.figures
    return "changed" if is_other else None


def _fate(
    plan: Statement, later: Sequence[Later], at: date | None, *, is_dated: bool
) -> tuple[Fate, str]:
    """Say what became of a plan, in a word and in words; `is_dated` if its articles are."""
    for fate in _RULED:
        for item in later:
            if item.verdict and item.ruling == fate:
                return fate, f"{fate}: {item.verdict.note}" if item.verdict.note else fate
    over = _over(plan, at)
    for item in later:
        if item.ruling:
            which = "" if item.is_ordered else "which came first is not known"
            told: Fate = "not ordered" if which else "perhaps"
            return told, "; ".join(filter(None, (f"perhaps {item.ruling}", which, over)))
    again = "told again later" if any(item.is_ordered for item in later) else ""
    if over:
        return "past its date", "; ".join(filter(None, (f"still open, {over}", again)))
    if dates.span(plan.date).last:
        return "not due", "; ".join(filter(None, ("not due yet", again)))
    return "no word", again or ("no later word" if is_dated else "no word elsewhere")


def _over(plan: Statement, at: date | None) -> str:
    """Say that the date of a plan has passed by a day; nothing where it has not, or has no year."""
    last = dates.span(plan.date).last
    return f"{dates.words(plan.date)} is over" if last and at and last < at else ""
