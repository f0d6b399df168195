"""What sets companies apart, as a Markdown page: topic by topic, each score with its statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.export import footnotes, moments
from dossier.export import notes as notes_region
from dossier.export.citations import sources
from dossier.export.escaping import inline
from dossier.export.frontmatter import front_matter
from dossier.export.phrases import in_brief
from dossier.export.sealing import seal
from dossier.model import Library
from dossier.views.apart import Profile, apart, ground, reason, score
from dossier.views.bars import solid
from dossier.views.comparison import articles_about

_CELLS = 24
_LEGEND = (
    "A score is what the statements on a topic weigh, less what they would if those of the "
    "dossier were spread as those of the others are. A deed (done, ongoing) weighs 1, a plan or "
    "view ½; what is denied, deprecated or ruled out weighs nothing. Topics that only one company "
    "has stand first. It tells about whom what is written, not who is ahead."
)


def apart_markdown(
    library: Library, company_ids: Sequence[str], facets: Sequence[str] = (), notes: str = ""
) -> str:
    """Write what sets companies apart: topics with scores and statements, sources and evidence."""
    profiles = apart(library, company_ids, facets=facets)
    ids = [profile.company.id for profile in profiles]
    names = ", ".join(profile.company.name for profile in profiles)
    about = sorted({item for id_ in ids for item in articles_about(library, id_)})
    articles = [library.article[item] for item in about]
    narrowed = f"facets {' '.join(sorted(set(facets)))}" if facets else ""
    subject = "; ".join(filter(None, (f"apart {' '.join(ids)}", narrowed)))
    blocks = [
        front_matter(
            title=f"What sets apart: {names}",
            subject=moments.narrowed(library, subject),
            tags=("apart", *(item.replace("@", "-as-of-") for item in ids)),
            articles=articles,
        ),
        f"# What sets apart: {inline(names)}",
        *moments.said(library),
        *map(inline, moments.said_of(library, ids)),
        *([inline(f"Only: {narrowed}.")] if narrowed else []),
        _LEGEND,
        notes_region.region(notes),
    ]
    most = max((trait.score for item in profiles for trait in item.traits), default=0.0)
    blocks += [block for profile in profiles for block in _profile(library, profile, most)]
    if articles:
        blocks.append(sources(library, articles))
    told = (told.statement for item in profiles for trait in item.traits for told in trait.told)
    blocks += footnotes.section(library, told)
    return seal("\n\n".join(blocks) + "\n")


def _profile(library: Library, profile: Profile, most: float) -> Iterator[str]:
    company = profile.company
    yield f"## {inline(company.name)}"
    yield f"{ground(profile)}."
    if not profile.traits:
        yield "Nothing sets it apart."
    for trait in profile.traits:
        yield f"### {inline(f'{trait.facet.name}: {trait.topic.name}')}"
        drawn = solid(trait.score / most, _CELLS)
        yield f"**{score(trait)}** `{drawn}` {inline(reason(company, trait))}."
        yield "\n".join(f"- {in_brief(library, told, company.id)}" for told in trait.told)
