"""What may be asked: each question is put to the library, and a page of its answer given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier.assisting.answers import (
    ComparedCell,
    ComparedRow,
    ComparisonAnswer,
    Dated,
    DossierAnswer,
    EvidenceAnswer,
    Found,
    SearchAnswer,
    TimelineAnswer,
)
from dossier.assisting.claims import AT_LENGTH, claim, quotation, short
from dossier.export.moments import plainly
from dossier.model import Company, Library
from dossier.opened import OpenLibrary
from dossier.search import naming
from dossier.search.search import Hit
from dossier.views import wording
from dossier.views.ages import age
from dossier.views.as_of import with_states
from dossier.views.comparison import Cell, Row, Rows, Told
from dossier.views.timeline import Kind

_IN_CELL = 3  # claims; `show` gives the others
_LISTED = 200  # ids


def search(opened: OpenLibrary, words: str, offset: int, limit: int) -> SearchAnswer:
    """Search everything, the best first."""
    results = opened.search(words, limit=offset + limit)
    return SearchAnswer(
        as_of=_as_of(opened),
        total=results.total,
        next_offset=_next(results.total, offset, limit),
        found=[_found(opened.contents, hit) for hit in results.hits[offset:]],
        problems=[short(item) for item in results.problems],
        suggestion=short(results.suggestion),
    )


def show(
    opened: OpenLibrary, company: str, facets: Sequence[str], topic: str, offset: int, limit: int
) -> DossierAnswer:
    """Give one company's statements, of some facets and one topic where these are named."""
    portrait = opened.dossier(company)
    library = _at(opened, [portrait.company]).of(portrait.company.id)
    wanted = {naming.resolve_facet(opened.contents, item).id for item in facets}
    row = naming.resolve_topic(opened.contents, topic).id if topic else ""
    told = [
        item
        for section in portrait.sections
        if (not wanted or section.facet.id in wanted) and row in {"", section.topic.id}
        for item in section.told
    ]
    return DossierAnswer(
        as_of=_as_of(opened, [portrait.company]),
        total=len(told),
        next_offset=_next(len(told), offset, limit),
        company=portrait.company.id,
        company_name=short(portrait.company.name),
        articles_read=len(portrait.articles),
        partners=[item.id for item in portrait.partners],
        claims=[claim(library, item.statement) for item in told[offset : offset + limit]],
    )


def compare(
    opened: OpenLibrary,
    companies: Sequence[str],
    facets: Sequence[str],
    rows: Rows,
    offset: int,
    limit: int,
) -> ComparisonAnswer:
    """Lay companies side by side, topic by topic."""
    shown = opened.compare(*companies, facets=facets, rows=rows)
    library = _at(opened, shown.companies)
    return ComparisonAnswer(
        as_of=_as_of(opened, shown.companies),
        total=len(shown.rows),
        next_offset=_next(len(shown.rows), offset, limit),
        companies=[company.id for company in shown.companies],
        rows=[_row(library, row) for row in shown.rows[offset : offset + limit]],
    )


def timeline(
    opened: OpenLibrary,
    companies: Sequence[str],
    facets: Sequence[str],
    kinds: Sequence[Kind],
    offset: int,
    limit: int,
) -> TimelineAnswer:
    """Tell what companies, or all, did and mean to do, in the order of time."""
    lanes = opened.timeline(*companies, facets=facets, kinds=kinds).lanes
    library = _at(opened, (lane.company for lane in lanes))
    marks = sorted(
        ((mark, lane.company.id) for lane in lanes for mark in lane.marks),
        key=lambda item: (item[0].first, item[0].last),
    )
    return TimelineAnswer(
        as_of=_as_of(opened, (lane.company for lane in lanes)),
        total=len(marks),
        next_offset=_next(len(marks), offset, limit),
        dated=[
            Dated(
                first_day=mark.first.isoformat(),
                last_day=mark.last.isoformat(),
                about=mark.about,
                kind=mark.kind,
                claim=claim(library.of(company), mark.told.statement),
            )
            for mark, company in marks[offset : offset + limit]
        ],
        year_not_stated=_ids(told for lane in lanes for told in lane.yearless),
        in_words_only=_ids(told for lane in lanes for told in lane.worded),
        undated=sum(lane.undated for lane in lanes),
    )


def evidence(opened: OpenLibrary, statement: str) -> EvidenceAnswer:
    """Give one claim with its passages at length, and a line to cite it by."""
    told = opened.statement(statement)
    return EvidenceAnswer(
        as_of=_as_of(opened),
        claim=claim(opened.contents, told, reach=AT_LENGTH),
        citation=quotation(opened.cite(told), AT_LENGTH),
    )


def _found(library: Library, hit: Hit) -> Found:
    statement = library.statement.get(hit.id) if hit.kind == "statement" else None
    if statement is None:
        return Found(kind=hit.kind, id=hit.id, company=hit.company, text=quotation(hit.text))
    told = claim(library, statement)
    return Found(kind=hit.kind, id=hit.id, company=hit.company, claim=told)


def _row(library: Library, row: Row) -> ComparedRow:
    return ComparedRow(
        facet=row.facet.id,
        topic=row.topic.id,
        topic_name=row.topic.name,
        verdict=row.verdict,
        cells=[_cell(library, cell) for cell in row.cells],
    )


def _cell(library: Library, cell: Cell) -> ComparedCell:
    statements = [told.statement for told in cell.told]
    known = library.of(cell.company.id)
    return ComparedCell(
        company=cell.company.id,
        gap=wording.gap(cell) if cell.gap else "",
        newest_evidence=wording.aged(age(library, statements)),
        claims=[claim(known, told.statement) for told in cell.told[:_IN_CELL]],
        more=max(0, len(statements) - _IN_CELL),
    )


def _at(opened: OpenLibrary, companies: Iterable[Company]) -> Library:
    """Give the library with what is known of companies that stand there at a date."""
    return with_states(opened.contents, [item.id for item in companies])


def _as_of(opened: OpenLibrary, companies: Iterable[Company] = ()) -> str:
    """Say at what date an answer is, or some of its companies are, and what is left out."""
    ids = [item.id for item in companies]
    return short(" ".join(plainly(with_states(opened.contents, ids), ids)))


def _next(total: int, offset: int, limit: int) -> int | None:
    return offset + limit if offset + limit < total else None


def _ids(told: Iterable[Told]) -> list[str]:
    return [item.statement.id for item in told][:_LISTED]
