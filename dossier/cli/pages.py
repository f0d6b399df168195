"""Plain text for people: what list, show, compare and search print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dossier import dates
from dossier.model import COMPANY, Library, Proposal, Statement
from dossier.search.search import Hit
from dossier.views import wording
from dossier.views.comparison import Cell, Told, compare
from dossier.views.coverage import cover
from dossier.views.portrait import portray


def library_page(library: Library) -> str:
    """Companies and articles, with counts."""
    coverage = cover(library)
    lines = ["COMPANIES"]
    for company in library.companies:
        statements = wording.count(coverage.total(company.id), "statement")
        articles = wording.count(coverage.articles[company.id], "article")
        lines.append(f"  {company.id:<20} {company.name:<22} {statements} from {articles}")
    lines += ["", "ARTICLES"]
    for article in library.articles:
        state = "original attached" if article.id in library.originals else "digest"
        details = (wording.published(article), wording.language(article.language), state)
        lines.append(f"  {article.id:<20} {wording.headline(article)} ({', '.join(details)})")
    return "\n".join(lines)


def dossier_page(library: Library, company: str) -> str:
    """One dossier, facet by facet, each statement with its source."""
    portrait = portray(library, company)
    count = wording.count(len(portrait.statements), "statement")
    articles = wording.count(len(portrait.articles), "article")
    lines = [f"{portrait.company.name}: {count} from {articles}"]
    facet = ""
    for section in portrait.sections:
        if section.facet.id != facet:
            facet = section.facet.id
            lines += ["", section.facet.name.upper()]
        lines.append(f"  {section.topic.name}")
        for told in section.told:
            lines += [f"    {_told(told)}", f"      {_source(library, told.statement)}"]
    return "\n".join(lines)


def comparison_page(
    library: Library,
    companies: Sequence[str],
    *,
    facets: Sequence[str],
    differences_only: bool,
    width: int,
) -> str:
    """Companies side by side, in a table `width` characters wide."""
    shown = compare(library, companies, facets=facets, differences_only=differences_only)
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
        cells = [Text("\n".join(_cell(cell))) for cell in row.cells]
        table.add_row(Text(f"{row.topic.name}\n  {row.verdict}"), *cells)
    console = Console(width=width, color_system=None, force_terminal=False)
    with console.capture() as capture:
        console.print(table)
        console.print(Text(_legend()))
    return capture.get().rstrip("\n")


def hit_lines(library: Library, hit: Hit) -> Iterator[str]:
    """Say a search result: where it stands, its text, and a statement's source."""
    company = library.company.get(hit.company)
    topic = library.topic.get(hit.topic)
    where = " · ".join(
        part
        for part in (hit.kind, company.name if company else "", topic.name if topic else "")
        if part
    )
    statement = library.statement.get(hit.id)
    sign = f"{wording.sign(statement)} " if statement else ""
    yield f"{hit.id}  {where}"
    yield f"  {sign}{hit.text}"
    if statement:
        yield f"    {_source(library, statement)}"


def proposal_lines(library: Library, proposal: Proposal) -> Iterator[str]:
    """Say a proposal: the passage, then how each field was decided."""
    evidence = proposal.evidence
    yield f"{proposal.id}  {evidence.article} {wording.locator(evidence)}"
    yield f"  “{proposal.quotation}”"
    ties = [library.company[party].name for party in proposal.parties]
    yield f"  {library.company[proposal.company].name} ({proposal.found})" + (
        f" {wording.TIE_SIGN} {', '.join(ties)}" if ties else ""
    )
    for suggestion in proposal.suggestions:
        row = f"{library.facet[suggestion.facet].name} / {library.topic[suggestion.topic].name}"
        yield f"    {row}: {', '.join(suggestion.cues) or 'as the sentence before'}"
    status = f"{proposal.status}, denied" if proposal.denied else proposal.status
    told = library.company[proposal.company].name if proposal.speaker == COMPANY else ""
    when = dates.words(proposal.date), proposal.date_words and f"“{proposal.date_words}”"
    figures = [wording.figure(item) for item in proposal.figures]
    parts = (status, told or proposal.speaker, *when, *figures)
    yield f"  {wording.SIGNS[proposal.status]} {' · '.join(part for part in parts if part)}"
    if proposal.names.all():
        yield f"    names: {', '.join(proposal.names.all())}"


def _told(told: Told) -> str:
    tie = f"{wording.TIE_SIGN} {told.counterpart.short}: " if told.counterpart else ""
    return f"{wording.sign(told.statement)} {tie}{told.statement.text}"


def _source(library: Library, statement: Statement) -> str:
    evidence = statement.evidence[0]
    parts = (
        wording.status(statement),
        wording.speaker(library, statement),
        wording.when(statement),
        f"{evidence.article} ¶{evidence.paragraph}",
        statement.id,
    )
    return f"[{' · '.join(parts)}]"


def _cell(cell: Cell) -> Iterator[str]:
    if cell.gap:
        read = f" ({wording.count(cell.articles, 'article')})" if cell.articles else ""
        yield f"{wording.GAP_SIGN} {cell.gap}{read}"
    for told in cell.told:
        yield _told(told)


def _legend() -> str:
    signs = [f"{sign} {status}" for status, sign in wording.SIGNS.items()]
    signs += [f"{wording.DENIED_SIGN} denied", f"{wording.TIE_SIGN} told from the other side"]
    return "  ".join(signs)
