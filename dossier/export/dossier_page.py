"""One dossier as a Markdown page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dossier.export import footnotes, moments
from dossier.export import notes as notes_region
from dossier.export.citations import dated, sources
from dossier.export.escaping import inline
from dossier.export.frontmatter import front_matter
from dossier.export.phrases import in_full
from dossier.export.sealing import seal
from dossier.model import Company, Library
from dossier.views import wording
from dossier.views.comparison import Told, compare, tell
from dossier.views.portrait import Portrait, portray


def dossier_markdown(library: Library, company_id: str, notes: str = "") -> str:
    """Write the dossier of a company: facts, gaps, every statement, sources and evidence."""
    portrait = portray(library, company_id)
    statements = library.told[company_id]
    blocks = [
        front_matter(
            title=portrait.company.name,
            subject=moments.narrowed(library, f"dossier {company_id}"),
            aliases=_aliases(portrait.company),
            tags=("dossier", company_id),
            articles=portrait.articles,
        ),
        f"# {inline(portrait.company.name)}",
        *moments.said(library),
        _facts(portrait, len(statements)),
        notes_region.region(notes),
        *_gaps(library, portrait),
        *_sections(library, portrait),
        *_leftovers(library, portrait),
    ]
    if portrait.articles:
        blocks += [sources(library, portrait.articles), *footnotes.section(library, statements)]
    return seal("\n\n".join(blocks) + "\n")


def _facts(portrait: Portrait, count: int) -> str:
    company = portrait.company
    if not portrait.articles:
        return "No statement yet: no article about this company has been read."
    facts = [
        f"{wording.count(count, 'statement')} from {wording.read(portrait.articles)} "
        f"({dated(portrait.articles)}).",
        _listed("Also called", _aliases(company)),
        _listed("Brands", [brand.name for brand in company.brands]),
        _listed(
            "People",
            [
                f"{person.name} ({person.role})" if person.role else person.name
                for person in company.people
            ],
        ),
        _listed("Shares statements with", [partner.name for partner in portrait.partners]),
    ]
    return " ".join(fact for fact in facts if fact)


def _listed(what: str, names: list[str]) -> str:
    return f"{what}: {inline(', '.join(names).removesuffix('.'))}." if names else ""


def _aliases(company: Company) -> list[str]:
    names = [company.short]
    for alias in company.aliases:
        names += [alias.name, *alias.aliases]
    return [name for name in dict.fromkeys(names) if name != company.name]


def _gaps(library: Library, portrait: Portrait) -> Iterator[str]:
    """List what the articles do not mention, and what they only deny."""
    if not portrait.articles:
        return
    rows = compare(library, [portrait.company.id], empty_rows=True).rows
    silent: list[str] = []
    missing: list[str] = []
    for facet, run in groupby(rows, key=lambda row: row.facet):
        topics = [row.topic.name for row in run if row.kind == "empty"]
        if len(topics) == len(facet.topic):
            silent.append(facet.name)
        elif topics:
            missing.append(f"{facet.name}: {'; '.join(topics)}")
    if silent:
        missing.append(f"Nothing at all on: {'; '.join(silent)}")
    denied = [row.topic.name for row in rows if row.cells[0].denied]
    if not missing and not denied:
        return
    yield "## Gaps"
    if missing:
        yield f"Not mentioned in {wording.read(portrait.articles)} read:"
        yield "\n".join(f"- {inline(line)}" for line in missing)
    if denied:
        yield f"Only denied: {inline('; '.join(denied))}."


def _sections(library: Library, portrait: Portrait) -> Iterator[str]:
    for facet, sections in groupby(portrait.sections, key=lambda section: section.facet):
        yield f"## {inline(facet.name)}"
        for section in sections:
            yield f"### {inline(section.topic.name)}"
            yield _bullets(library, portrait.company, section.told)


def _leftovers(library: Library, portrait: Portrait) -> Iterator[str]:
    """Show statements whose topic the codebook no longer has: nothing is left out silently."""
    placed = {statement.id for statement in portrait.statements}
    company = portrait.company
    left = tuple(
        tell(library, statement, company.id)
        for statement in library.told[company.id]
        if statement.id not in placed
    )
    if left:
        yield "## Topics not in the codebook"
        yield _bullets(library, company, left)


def _bullets(library: Library, company: Company, told: tuple[Told, ...]) -> str:
    return "\n".join(f"- {in_full(library, item, company.id)}" for item in told)
