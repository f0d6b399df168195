"""What is stored of verdicts: in order, sound, and led to other ids. Pure."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from itertools import combinations

from msgspec.structs import replace

from dossier.model import Verdict
from dossier.store import rows
from dossier.store.rows import VerdictRow


def in_order(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Give verdicts in the order in which they are stored, and stand in a seed."""
    return tuple(sorted(verdicts, key=lambda item: (item.first, item.second, item.ruling)))


def misruled(verdict: Verdict) -> str:
    """Say what is wrong with a verdict by itself; nothing where all is well."""
    if verdict.first == verdict.second:
        return "a verdict is on two statements, not on one and the same"
    if len({id_.rpartition("-")[0] for id_ in verdict.pair}) > 1:
        return "a verdict is on two statements of one company"
    return ""


def broken(row: VerdictRow, company: str, known: Container[str]) -> Iterator[str]:
    """Give what is wrong with a row in the dossier of a company (an id).

    `known` are the statements (ids) that it has, or has had.
    """
    held = (*row.given, *row.seed)
    if any(rows.verdicts_id(item.pair) != row.id for item in held):
        yield "holds a verdict on other statements"
    yield from filter(None, map(misruled, held))
    for given in (row.given, row.seed):
        if any(one.replaces(other) for one, other in combinations(given, 2)):
            yield "holds two verdicts of which only one can stand"
    if any(id_.rpartition("-")[0] != company for id_ in row.statements):
        yield "the verdict is not on statements of this company"
    yield from (
        f"is a verdict on {id_}, which is not there" for id_ in row.statements if id_ not in known
    )


def renamed(row: VerdictRow, name: Callable[[str], str]) -> VerdictRow:
    """Give a row on the statements to which `name` leads from the ids in it."""

    def led(item: Verdict) -> Verdict:
        return replace(item, first=name(item.first), second=name(item.second))

    return replace(
        row,
        id=rows.verdicts_id(map(name, row.statements)),
        given=in_order(map(led, row.given)),
        seed=in_order(map(led, row.seed)),
    )
