"""The index of all exported dossiers as a Markdown page."""

from __future__ import annotations

from dossier.export import moments
from dossier.export import notes as notes_region
from dossier.export.citations import dated, sources
from dossier.export.escaping import inline
from dossier.export.filenames import dossier_filename
from dossier.export.frontmatter import front_matter
from dossier.export.sealing import seal
from dossier.export.tables import table
from dossier.model import Company, Facet, Library
from dossier.views import wording
from dossier.views.coverage import Coverage, cover


def library_markdown(library: Library, notes: str = "") -> str:
    """Write the index: the dossiers with links and counts, what they cover, all articles."""
    coverage = cover(library)
    blocks = [
        front_matter(
            title="Library",
            subject=moments.narrowed(library, "library"),
            tags=("library",),
            articles=library.articles,
        ),
        "# Library",
        *moments.said(library),
        f"{wording.count(len(library.companies), 'company', 'companies')}, "
        f"{wording.count(len(library.statements), 'statement')}, "
        f"{wording.read(library.articles)}"
        f"{f' ({dated(library.articles)})' if library.articles else ''}.",
        notes_region.region(notes),
        "## Dossiers",
        "\n".join(_entry(company, coverage) for company in library.companies),
        "## Coverage",
        "Statements by facet, or the gap; *denied* where all of them say that it is not so.",
        _coverage_table(coverage),
    ]
    if library.articles:
        blocks.append(sources(library, library.articles))
    return seal("\n\n".join(blocks) + "\n")


def _entry(company: Company, coverage: Coverage) -> str:
    statements = wording.count(coverage.total(company.id), "statement")
    articles = wording.count(coverage.articles[company.id], "article")
    link = f"[{inline(company.name)}]({dossier_filename(company.id)})"
    return f"- {link}: {statements} from {articles}"


def _coverage_table(coverage: Coverage) -> str:
    header = ["Facet", *(inline(company.short) for company in coverage.companies)]
    rows = [
        [
            inline(facet.name),
            *(_count(coverage, facet, company) for company in coverage.companies),
        ]
        for facet in coverage.facets
    ]
    return table(header, rows, numbers=True)


def _count(coverage: Coverage, facet: Facet, company: Company) -> str:
    count, gap = coverage.counts[facet.id][company.id], coverage.gap(facet.id, company.id)
    words = [str(count)] if count else []
    return " ".join([*words, *([wording.gap_sign(gap), gap] if gap else [])])
