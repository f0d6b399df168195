"""One statement and its history are put right: of several ways, the one that loses nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from dossier.articles import moving
from dossier.articles.anchoring import holds
from dossier.errors import DossierError
from dossier.model import Article, Evidence, Statement
from dossier.store.checking import past
from dossier.store.checking.inspection import misfiled
from dossier.store.repair.units import Unit, made
from dossier.store.rows import Entry, StatementRow
from dossier.store.rules import Rules

Texts = Mapping[tuple[str, str], tuple[Article, str]]  # by article and version, empty the present
Way = tuple[Unit, str]  # a unit, and in words how it came to be


@dataclass(frozen=True)
class Known:
    """What a statement is held to, and where else it may stand.

    `unjudged` are the fields that cannot be judged, as what they refer to cannot be read.
    """

    rules: Rules
    seeds: Mapping[str, Statement] = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)
    unjudged: frozenset[str] = frozenset()


def faults(unit: Unit, company: str, known: Known) -> list[str]:
    """Give what is wrong with a unit in the dossier of a company (an id)."""
    found = [] if unit.is_valid else ["is not valid"]
    present = {unit.id} if unit.records else set()
    told = [*misfiled(company, unit.rows), *past.broken(unit.rows, unit.entries, present)]
    found += [what for _, what in told]
    found += ["its removal would be forgotten"] if _is_forgotten(unit, known) else []
    for row in unit.rows:
        if row.statement is not None:
            found += [
                what
                for place, what in known.rules.broken(row.statement)
                if place[0] not in known.unjudged
            ]
            found += [
                "rests on words that are not there"
                for item in row.statement.evidence
                if not _stands(item, known.texts)
            ]
    return found


def mended(unit: Unit, company: str, earlier: Sequence[Way], known: Known) -> Way | None:
    """Give a unit that is sound, or has fewer faults, and how it was come by; None for none.

    `earlier` are the units of the same id in earlier states, the newest first. What can be read is
    never given up for what is older.
    """
    least = len(faults(unit, company, known))
    readable = bool(unit.rows)
    best: Way | None = None
    for way in (*_ways(unit, earlier, known), *(() if readable else _older(unit, earlier, known))):
        number = len(faults(way[0], company, known))
        if number < least:
            best, least = way, number
        if not least:
            break
    return best


def _ways(unit: Unit, earlier: Sequence[Way], known: Known) -> Iterator[Way]:
    """Give what may be made of what is there, or stood elsewhere at the same revision."""
    reached = unit.revision
    entries = unit.entries
    for row in unit.rows:
        yield made(unit.id, row, entries), "one of its records"
    for kept, told in earlier:
        if kept.revision >= reached:
            yield kept, told
    for row in unit.rows:
        for new, told in _mended_rows(unit.id, row, known):
            yield made(unit.id, new, entries), told
            yield from _retold(unit.id, new, entries, told)
    if not unit.records and entries:  # it may have been removed
        if _is_forgotten(unit, known):
            gone = StatementRow(unit.id, reached, "seed", seed=known.seeds[unit.id])
            yield made(unit.id, gone, entries), "its history: it stays removed"
        yield made(unit.id, None, _renumbered(entries)), "its history"
    seed = known.seeds.get(unit.id)
    if seed is not None and all(row.origin == "seed" for row in unit.rows):
        yield _seeded(seed), "its seed"


def _is_forgotten(unit: Unit, known: Known) -> bool:
    """Tell whether a person removed a statement, and nothing keeps its seed from returning."""
    last = unit.entries[-1:]
    gone = any(entry.what == "removed" and entry.who != "seed" for entry in last)
    return gone and not unit.records and unit.id in known.seeds


def _older(unit: Unit, earlier: Sequence[Way], known: Known) -> Iterator[Way]:
    """Give how it stood earlier: of a statement that cannot be read any more."""
    yield from earlier
    entries = _renumbered(unit.entries)
    for number in range(len(entries) - 1, 0, -1):
        entry = entries[number]
        if entry.before is not None:
            row = StatementRow(unit.id, number, entries[number - 1].who, entry.before)
            told = f"its history, as it stood before revision {entry.revision}"
            yield made(unit.id, row, entries[:number]), told
    if unit.id in known.seeds:
        yield _seeded(known.seeds[unit.id]), "its seed"


def _mended_rows(id_: str, row: StatementRow, known: Known) -> Iterator[tuple[StatementRow, str]]:
    """Give a row as it is, under its own id, and with its passages found again."""
    yield row, "its record"
    own = replace(row, id=id_, statement=_named(row.statement, id_), seed=_named(row.seed, id_))
    if row.seed is None or row.statement is None:
        own = replace(own, conflict=False)
    yield own, "its record, under its id"
    if own.statement is not None:
        found = tuple(_found(item, known.texts) for item in own.statement.evidence)
        yield (
            replace(own, statement=replace(own.statement, evidence=found)),
            "its record, with the passage found in the frozen text",
        )


def _retold(id_: str, row: StatementRow, entries: Sequence[Entry], told: str) -> Iterator[Way]:
    """Give a row with a history that leads to it: renumbered, or begun anew."""
    told = f"{told}, and "
    steps = _renumbered(entries)
    if steps:
        again = replace(row, revision=len(steps))
        yield made(id_, again, steps), f"{told}what is left of its history"
    first = Entry(id_, 1, row.origin, "added")
    if row.statement is not None:
        yield made(id_, replace(row, revision=1), [first]), f"{told}a history that begins anew"
    elif row.base is not None:
        gone = Entry(id_, 2, "analyst", "removed", before=row.base)
        told = f"{told}a history that begins anew"
        yield made(id_, replace(row, revision=2), [first, gone]), told


def _renumbered(entries: Sequence[Entry]) -> list[Entry]:
    """Give the steps that are left, numbered from 1; one whose date is none has none."""
    return [
        replace(entry, revision=number, when=entry.when if past.is_moment(entry.when) else "")
        for number, entry in enumerate(entries, start=1)
    ]


def _seeded(seed: Statement) -> Unit:
    row = StatementRow(seed.id, 1, "seed", seed)
    return made(seed.id, row, [Entry(seed.id, 1, "seed", "added")])


def _named(statement: Statement | None, id_: str) -> Statement | None:
    return None if statement is None else replace(statement, id=id_)


def _stands(evidence: Evidence, texts: Texts) -> bool:
    """Tell whether a passage stands where it is said to; yes, where the text is not at hand."""
    known = texts.get((evidence.article, evidence.version))
    return known is None or holds(known[1], evidence, evidence.start, evidence.end)


def _found(evidence: Evidence, texts: Texts) -> Evidence:
    """Give a passage where its text holds it: with the same length, beginning or end, and once.

    Where that is nowhere, an earlier text may hold it in the very place.
    """
    known = texts.get((evidence.article, evidence.version))
    if known is None or _stands(evidence, texts):
        return evidence if known is None else _placed(evidence, *known)
    again = _placed(evidence, *known)
    if again == evidence:
        for (article, version), (_, text) in texts.items():
            of_another = article == evidence.article and version
            if of_another and holds(text, evidence, evidence.start, evidence.end):
                return replace(evidence, version=version)
    return again


def _placed(evidence: Evidence, article: Article, text: str) -> Evidence:
    """Give a passage in the one place in which a text holds it; as it is, where there is none."""
    start, end, length = evidence.start, evidence.end, evidence.end - evidence.start
    spans = {(place, place + length) for place in range(len(text)) if length > 0}
    for home in article.digest:
        if home.start <= start < home.end:
            spans |= {(start, place) for place in range(start + 1, home.end + 1)}
        if home.start < end <= home.end:
            spans |= {(place, end) for place in range(home.start, end)}
    if holds(text, evidence, start, end):
        spans = {(start, end)}
    there = [span for span in spans if holds(text, evidence, *span)]
    if len(there) != 1:
        return evidence
    try:
        again = moving.evidence_at(article, text, *there[0])
    except DossierError:
        return evidence
    return replace(again, version=evidence.version, kept=evidence.kept)
