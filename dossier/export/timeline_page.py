"""What happened when, as a Markdown page: a table in the order of time, then what has no date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dossier import dates
from dossier.export import footnotes, moments
from dossier.export import notes as notes_region
from dossier.export.citations import sources
from dossier.export.escaping import inline
from dossier.export.frontmatter import front_matter
from dossier.export.phrases import in_brief
from dossier.export.sealing import seal
from dossier.export.tables import table
from dossier.model import Library, Statement
from dossier.views import wording
from dossier.views.comparison import Told, articles_about
from dossier.views.timeline import Kind, Lane, Timeline, timeline

_LEGEND = (
    "A statement stands under the date that the article gives, no more exactly than it does. "
    "*deed:* done or ongoing. *plan:* planned, considered or negotiating. *view:* claimed."
)


def timeline_markdown(
    library: Library,
    company_ids: Sequence[str],
    facets: Sequence[str] = (),
    kinds: Sequence[Kind] = (),
    notes: str = "",
) -> str:
    """Write a timeline: all dated statements in order, the shelves, sources and evidence."""
    shown = timeline(library, company_ids, facets=facets, kinds=kinds)
    names = ", ".join(lane.company.name for lane in shown.lanes)
    about = sorted({item for id_ in company_ids for item in articles_about(library, id_)})
    articles = [library.article[item] for item in about]
    narrowed = "; ".join(
        f"{what} {' '.join(sorted(set(chosen)))}"
        for what, chosen in (("facets", facets), ("kinds", kinds))
        if chosen
    )
    subject = "; ".join(filter(None, (f"timeline {' '.join(company_ids)}", narrowed)))
    tags = (item.replace("@", "-as-of-") for item in company_ids)
    blocks = [
        front_matter(
            title=f"Timeline: {names}",
            subject=moments.narrowed(library, subject),
            tags=("timeline", *tags),
            articles=articles,
        ),
        f"# Timeline: {inline(names)}",
        *moments.said(library),
        *map(inline, moments.said_of(library, company_ids)),
        *([inline(f"Only: {narrowed}.")] if narrowed else []),
        _LEGEND,
        notes_region.region(notes),
        *_dated(library, shown),
        *(block for lane in shown.lanes for block in _shelves(library, lane)),
    ]
    if articles:
        blocks.append(sources(library, articles))
    blocks += footnotes.section(library, _statements(shown))
    return seal("\n\n".join(blocks) + "\n")


def _dated(library: Library, shown: Timeline) -> Iterator[str]:
    marks = [(mark, lane) for lane in shown.lanes for mark in lane.marks]
    if not marks:
        return
    marks.sort(key=lambda pair: (pair[0].first, pair[0].last))
    yield "## In order of time"
    yield table(
        ("When", "Company", "Kind", "Statement"),
        (
            (
                inline(dates.words(mark.told.statement.date)),
                inline(lane.company.name),
                mark.kind,
                in_brief(library, mark.told, lane.company.id),
            )
            for mark, lane in marks
        ),
    )


def _shelves(library: Library, lane: Lane) -> Iterator[str]:
    yield f"## {inline(lane.company.name)}: without a place in time"
    for title, held in (("Year not stated", lane.yearless), ("In words only", lane.worded)):
        if held:
            yield f"### {title}"
            yield _bullets(library, held, lane.company.id)
    yield f"Undated: {wording.count(lane.undated, 'further statement')}."


def _bullets(library: Library, held: Iterable[Told], company: str) -> str:
    return "\n".join(f"- {in_brief(library, told, company)}" for told in held)


def _statements(shown: Timeline) -> Iterator[Statement]:
    for lane in shown.lanes:
        for mark in lane.marks:
            yield mark.told.statement
        for told in (*lane.yearless, *lane.worded):
            yield told.statement
