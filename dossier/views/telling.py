"""Who told something, and which of two tellings came first, as far as their articles are dated."""

from __future__ import annotations

from datetime import date

from dossier import dates
from dossier.model import Library, Statement
from dossier.views.timeline import KINDS


def is_plan(statement: Statement) -> bool:
    """Tell whether a statement says what is to come: planned, considered or negotiating."""
    return KINDS[statement.status] == "plan"


def are_two_mouths(one: Statement, other: Statement) -> bool:
    """Tell whether two statements are of different articles, or of different speakers."""
    return one.speaker != other.speaker or one.sources() != other.sources()


def is_later(library: Library, one: Statement, other: Statement) -> bool:
    """Tell whether `other` is surely told after `one`: by articles, or by the date of the deed."""
    told, since = _told_by(library, one), _told_since(library, other)
    return told is not None and since is not None and told < since


def are_of_one_day(library: Library, one: Statement, other: Statement) -> bool:
    """Tell whether two statements of different articles were published on the same known day."""
    issued = {library.article[item].issued for item in (*one.sources(), *other.sources())}
    days = [dates.span(item) for item in issued]
    is_known = all(day.first is not None and day.first == day.last for day in days)
    return is_known and len(days) == 1 and not set(one.sources()) & set(other.sources())


def are_dated(library: Library, *statements: Statement) -> bool:
    """Tell whether all articles of statements print when they were published."""
    issued = (library.article[source].issued for item in statements for source in item.sources())
    return all(dates.span(item).last is not None for item in issued)


def are_together(library: Library, one: Statement, other: Statement) -> bool:
    """Tell whether two statements share an article, or were published on the same known day."""
    return bool(set(one.sources()) & set(other.sources())) or are_of_one_day(library, one, other)


def in_order(library: Library, one: Statement, other: Statement) -> tuple[Statement, Statement]:
    """Give two statements, that which was told first before the other if it is known."""
    return (other, one) if is_later(library, other, one) else (one, other)


def order_words(library: Library, one: Statement, other: Statement) -> str:
    """Say whether it is known that `one` was told first; nothing where they go together."""
    if one.sources() == other.sources():
        return ""
    if is_later(library, one, other):
        return "the second told later"
    return "" if are_dated(library, one, other) else "which came first is not known"


def _told_by(library: Library, statement: Statement) -> date | None:
    """Give the day by which it was told: that of the first article which prints a date."""
    known = (dates.span(library.article[item].issued).last for item in statement.sources())
    return min(filter(None, known), default=None)


def _told_since(library: Library, statement: Statement) -> date | None:
    """Give the day before which it cannot have been told."""
    issued = [dates.span(library.article[item].issued).first for item in statement.sources()]
    known = [day for day in issued if day is not None]
    told = min(known) if len(known) == len(issued) else None
    happened = None if is_plan(statement) else dates.span(statement.date).first
    return max(filter(None, (told, happened)), default=None)
