"""The file of a company is put right: statement by statement, and what was ruled on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from dossier.store import rows
from dossier.store.repair.records import mend_rows
from dossier.store.repair.report import Told
from dossier.store.repair.statements import Known, Way, faults, mended
from dossier.store.repair.units import (
    Document,
    Earlier,
    Unit,
    attempt,
    documents,
    table,
    units,
    with_units,
)
from dossier.store.rows import CompanyRow, VerdictRow
from dossier.store.storage import Tables
from dossier.store.verdicts import broken


def mend_dossier(
    company: str,
    tables: Tables,
    earlier: Sequence[Earlier],
    known: Known,
    record: CompanyRow | None,
    told: Told,
) -> Tables:
    """Give the tables of a company's dossier (its id) as far as they can be put right.

    `record` is what the companies' file says of it. What is sound is left as it is.
    """
    mended_ = _with_company(company, tables, earlier, record, told)
    past = [(units(kept), words) for kept, words in earlier]
    present = units(mended_)
    found: list[Unit] = []
    for id_, unit in present.items():
        if not faults(unit, company, known):
            found.append(unit)
            continue
        ways = [(kept[id_], words) for kept, words in past if id_ in kept]
        found += _mended(unit, company, ways, known, told)
    if found != list(present.values()):
        mended_ = with_units(mended_, found)
    return _with_verdicts(company, mended_, earlier, told)


def _with_verdicts(company: str, tables: Tables, earlier: Sequence[Earlier], told: Told) -> Tables:
    """Give the tables with each row of verdicts sound, or as it was, or taken out."""
    known = units(tables)
    origin = {id_: id_ for id_ in map(rows.name, documents(tables, rows.VERDICTS))}

    def sound(row: VerdictRow) -> bool:
        return not [*broken(row, company, known)]

    def ways(id_: str, found: Iterable[VerdictRow]) -> Iterator[tuple[VerdictRow, str]]:
        for row in found:
            for verdict in row.given:
                own = replace(row, id=rows.verdicts_id(verdict.pair))
                if origin.setdefault(own.id, id_) == id_:  # a row that has the id keeps it
                    yield own, "its record, under the statements of its verdict"
            yield replace(row, seed=()), "its record, without what its seed says"

    return mend_rows(tables, rows.VERDICTS, VerdictRow, earlier, sound, ways, told)


def _mended(
    unit: Unit, company: str, earlier: Sequence[Way], known: Known, told: Told
) -> list[Unit]:
    """Give what becomes of a unit that is not sound: one, or none."""
    name = unit.id or "a record without an id"
    if unit.id.rpartition("-")[0] != company:
        told.lose(name, "is of no statement of this dossier, and was taken out")
        return []
    way = mended(unit, company, earlier, known)
    if way is not None:
        told.restore(name, way[1])
        unit = way[0]
    if unit.is_valid and (unit.records or way is not None):
        return [unit]  # what is still wrong with it, the check that follows tells
    told.lose(name, "could not be restored, and was taken out")
    return []


def _with_company(
    company: str,
    tables: Tables,
    earlier: Sequence[Earlier],
    record: CompanyRow | None,
    told: Told,
) -> Tables:
    """Give the tables with one record of the company, its own."""
    stored = documents(tables, rows.COMPANY)
    if len(stored) == 1 and _is_own(stored[0], company):
        return tables
    own: list[tuple[Document, str]] = [
        (document, "its record") for document in stored if _is_own(document, company)
    ]
    if record is not None:
        own.append((rows.encode(record), "data/companies.toml"))
    own += [
        (document, words)
        for kept, words in earlier
        for document in documents(kept, rows.COMPANY)
        if _is_own(document, company)
    ]
    if not own:
        told.lose(company, "the record of the company could not be restored")
        return tables
    told.restore("the record of the company", own[0][1])
    return {**tables, rows.COMPANY: table([own[0][0]])}


def _is_own(document: Document, company: str) -> bool:
    row = attempt(document, CompanyRow)
    return row is not None and {row.id, row.company.id} == {company}
