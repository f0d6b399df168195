"""Plain text for people: what list, show, compare and search print."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dossier import dates
from dossier.cli.layout import Line, lay_out
from dossier.model import COMPANY, Library, Statement
from dossier.views import wording
from dossier.views.ages import age
from dossier.views.comparison import Cell, Rows, Told, compare
from dossier.views.coverage import cover
from dossier.views.portrait import portray

if TYPE_CHECKING:
    from dossier.proposals import Proposal
    from dossier.search.search import Hit


def library_page(library: Library, width: int | None = None) -> str:
    """Companies and articles, with counts."""
    coverage = cover(library)
    lines = [Line("COMPANIES")]
    for company in library.companies:
        statements = wording.count(coverage.total(company.id), "statement")
        articles = wording.count(coverage.articles[company.id], "article")
        lines.append(
            Line(f"  {company.id:<20} ", f"{company.name:<22} {statements} from {articles}")
        )
    lines += [Line(""), Line("ARTICLES")]
    for article in library.articles:
        attached = article.id in library.originals
        state = "original attached" if attached else wording.at_hand(library, article)
        details = (
            wording.published(article), wording.language(article.language), state,
            *wording.asked(library, article.id),
        )  # fmt: skip
        lines.append(
            Line(f"  {article.id:<20} ", f"{wording.headline(article)} ({', '.join(details)})")
        )
    return lay_out(lines, width)


def dossier_page(library: Library, company: str, width: int | None = None) -> str:
    """One dossier, facet by facet, each statement with its source."""
    portrait = portray(library, company)
    count = wording.count(len(portrait.statements), "statement")
    articles = wording.read(portrait.articles)
    lines = [Line("", f"{portrait.company.name}: {count} from {articles}")]
    facet = ""
    for section in portrait.sections:
        if section.facet.id != facet:
            facet = section.facet.id
            lines += [Line(""), Line("", section.facet.name.upper())]
        lines.append(Line("  ", section.topic.name))
        for told in section.told:
            lines.append(Line(f"    {wording.sign(told.statement)} ", worded(told)))
            lines.append(Line("      ", attributed(library, told.statement)))
    return lay_out(lines, width)


def comparison_page(
    library: Library,
    companies: Sequence[str],
    *,
    facets: Sequence[str],
    rows: Rows,
    width: int,
) -> str:
    """Companies side by side, in a table `width` characters wide."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = compare(library, companies, facets=facets, rows=rows)
    if not shown.rows:
        return f"No topic here is compared as: {rows}.\n\n{_measure()}"
    table = Table(show_lines=True, expand=True)
    table.add_column("Topic", ratio=2)
    for company in shown.companies:
        table.add_column(Text(company.name), ratio=4)
    facet = ""
    for row in shown.rows:
        if row.facet.id != facet:
            facet = row.facet.id
            table.add_section()
            table.add_row(Text(row.facet.name.upper()))
        cells = [Text("\n".join(_cell(library, cell))) for cell in row.cells]
        table.add_row(Text(f"{row.topic.name}\n  {row.verdict}"), *cells)
    console = Console(file=sys.stdout, width=width, color_system=None, force_terminal=False)
    with console.capture() as capture:
        console.print(table)
        console.print(Text(_legend()))
    return capture.get().rstrip("\n")


def hits_page(library: Library, hits: Sequence[Hit], width: int | None = None) -> str:
    """Search results: where each stands, its text, and a statement's source."""
    return lay_out((line for hit in hits for line in _hit(library, hit)), width)


def _hit(library: Library, hit: Hit) -> Iterator[Line]:
    company = library.company.get(hit.company)
    topic = library.topic.get(hit.topic)
    where = " · ".join(
        part
        for part in (hit.kind, company.name if company else "", topic.name if topic else "")
        if part
    )
    statement = library.statement.get(hit.id)
    sign = f"{wording.sign(statement)} " if statement else ""
    yield Line(f"{hit.id}  ", where)
    yield Line(f"  {sign}", wording.said(statement) if statement else hit.text)
    if statement:
        yield Line("    ", attributed(library, statement))


def proposals_page(
    library: Library, proposals: Sequence[Proposal], width: int | None = None
) -> str:
    """Proposals: the passage, then how each field was decided."""
    return lay_out((line for item in proposals for line in _proposal(library, item)), width)


def _proposal(library: Library, proposal: Proposal) -> Iterator[Line]:
    evidence = proposal.evidence
    company = library.company[proposal.company].name
    ties = ", ".join(library.company[party].name for party in proposal.parties)
    yield Line(f"{proposal.id}  ", f"{evidence.article} {wording.locator(evidence)}")
    yield Line("  ", f"“{proposal.quotation}”")
    yield Line(
        "  ", f"{company} ({proposal.found})" + (f" {wording.TIE_SIGN} {ties}" if ties else "")
    )
    for suggestion in proposal.suggestions:
        row = f"{library.facet[suggestion.facet].name} / {library.topic[suggestion.topic].name}"
        yield Line("    ", f"{row}: {', '.join(suggestion.cues) or 'as the sentence before'}")
    parts = (
        f"{proposal.status}, denied" if proposal.denied else proposal.status,
        company if proposal.speaker == COMPANY else proposal.speaker,
        dates.words(proposal.date),
        f"“{proposal.date_words}”" if proposal.date_words else "",
        *(wording.figure(item) for item in proposal.figures),
    )
    yield Line(f"  {wording.SIGNS[proposal.status]} ", " · ".join(filter(None, parts)))
    if proposal.names.all():
        yield Line("    names: ", ", ".join(proposal.names.all()))


def worded(told: Told) -> str:
    """Give the text of a statement, with the company that it was coded for where that differs."""
    tie = f"{wording.TIE_SIGN} {told.counterpart.short}: " if told.counterpart else ""
    return f"{tie}{wording.said(told.statement)}"


def attributed(library: Library, statement: Statement) -> str:
    """Say in brackets how far it has come, who says so, when, where it is written."""
    evidence = statement.evidence[0]
    parts = (
        wording.status(statement),
        wording.speaker(library, statement),
        wording.when(statement),
        *wording.ruled_out(library, statement),
        f"{evidence.article} ¶{evidence.paragraph}",
        statement.id,
    )
    return f"[{' · '.join(parts)}]"


def _cell(library: Library, cell: Cell) -> Iterator[str]:
    if cell.gap:
        yield f"{wording.gap_sign(cell.gap)} {wording.gap(cell)}"
    for told in cell.told:
        yield f"{wording.sign(told.statement)} {worded(told)}"
    if cell.told:
        yield f"[{wording.aged(age(library, (told.statement for told in cell.told)))}]"


def _legend() -> str:
    signs = [f"{sign} {status}" for status, sign in wording.SIGNS.items()]
    signs += [f"{wording.DENIED_SIGN} denied", f"{wording.TIE_SIGN} told from the other side"]
    return f"{'  '.join(signs)}\n\n{_measure()}"


def _measure() -> str:
    kinds = (f"{kind}: {meaning}." for kind, meaning in wording.COMPARED.items())
    return "\n".join(["Compared is who is written about, not whether statements agree.", *kinds])
