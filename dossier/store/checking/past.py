"""The history of statements is held against what they are now: does it lead there? Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from dossier.model import Statement
from dossier.store.rows import Entry, StatementRow

Told = tuple[str, str]  # the id of a statement, what is wrong with its history


def broken(
    rows: Iterable[StatementRow], entries: Iterable[Entry], present: set[str]
) -> Iterator[Told]:
    """Give the statements whose history does not lead, step by step, to what they are now.

    `present` are the ids of all records, with those that are not valid.
    """
    past: dict[str, list[Entry]] = {}
    for entry in entries:
        past.setdefault(entry.statement, []).append(entry)
    for id_, steps in past.items():
        yield from ((id_, what) for what in _misnumbered(steps))
        yield from ((id_, what) for what in _untold(steps))
    for row in rows:
        yield from ((row.id, what) for what in _missed(row, past.pop(row.id, [])))
    for id_, steps in past.items():
        known, stood = _known(steps)
        gone = known and stood is None
        if id_ not in present and not gone and not (steps[-1].what == "undone" and not known):
            yield id_, "its history leads to a statement that is not there"


def is_moment(when: str) -> bool:
    """Tell whether a note of time is an ISO 8601 date or moment, or left empty."""
    try:
        datetime.fromisoformat(when or "2000-01-01")
    except ValueError:
        return False
    return True


def _misnumbered(steps: Iterable[Entry]) -> Iterator[str]:
    expected = 1
    for step in steps:
        if step.revision != expected:
            yield f"its history has revision {step.revision} where {expected} should come"
        expected = step.revision + 1


def _untold(steps: Sequence[Entry]) -> Iterator[str]:
    """Give the steps that cannot have been: what they say stood before did not."""
    if steps[0].what != "added":
        yield f"its history begins with {steps[0].what!r}"
    for number, step in enumerate(steps):
        if not is_moment(step.when):
            yield f"revision {step.revision} has a date that is none: {step.when!r}"
        if step.before is None and step.what in {"changed", "removed", "moved"}:
            yield f"its history does not say what stood before revision {step.revision}"
        elif step.before is not None and step.before.id != step.statement:
            yield f"its history has another statement before revision {step.revision}"
        elif number and not _agree(step.before, *_known(steps[:number])):
            yield f"its history has before revision {step.revision} what did not stand then"


def _missed(row: StatementRow, steps: Sequence[Entry]) -> Iterator[str]:
    """Give in what a row is not what its history leads to."""
    end = steps[-1].revision if steps else 0
    if end != row.revision:
        stands = f"to revision {end}" if end else "nowhere"
        yield f"is at revision {row.revision}, but its history leads {stands}"
    elif row.statement is None and steps[-1].what in {"added", "changed", "moved"}:
        yield "is removed, but its history does not say so"
    elif not _agree(row.statement, *_known(steps)):
        yield "is not what its history leads to"


def _known(steps: Sequence[Entry]) -> tuple[bool, Statement | None]:
    """Tell whether the steps say what stood after them, and what that was.

    A history keeps what stood before a step: what came of one is told by the next, or by its
    being taken back.
    """
    if steps[-1].what == "removed":
        return True, None
    if steps[-1].what != "undone":
        return False, None
    done: list[Entry] = []
    for step in steps[:-1]:
        if step.what == "undone":
            del done[-1:]
        elif step.what != "moved":
            done.append(step)
    return (True, done[-1].before) if done else (False, None)


def _agree(stands: Statement | None, known: bool, told: Statement | None) -> bool:
    """Compare two statements but for their evidence, which follows its article."""
    if not known or stands == told:
        return True
    if stands is None or told is None:
        return False
    return replace(stands, evidence=()) == replace(told, evidence=())
