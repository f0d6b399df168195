"""Ties as a Markdown page: of everybody by type, around one name, or the ways to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.export import footnotes, moments
from dossier.export import notes as notes_region
from dossier.export.citations import sources
from dossier.export.escaping import inline
from dossier.export.footnotes import reference
from dossier.export.frontmatter import front_matter
from dossier.export.phrases import in_brief
from dossier.export.sealing import seal
from dossier.model import Library, Statement
from dossier.views.comparison import Told
from dossier.views.excerpt import Excerpt
from dossier.views.links import Neighbour
from dossier.views.paths import MOST
from dossier.views.ties import TYPES, Tie, denial, told_by

_LEGEND = (
    "A tie is of the type that the codebook's topic gives it, or that the library lists; *named "
    "with* means that one statement names both, and no more. What it rests on is said behind it: "
    "how far its statements have come, as the articles put it."
)


def links_markdown(library: Library, shown: Excerpt, notes: str = "") -> str:
    """Write ties, each with its statements, sources and evidence."""
    subject = f"links {' to '.join(item.id for item in shown.ends)}".strip()
    statements = told_by((*shown.part.ties, *shown.part.denied))
    about = sorted({evidence.article for item in statements for evidence in item.evidence})
    articles = [library.article[item] for item in about]
    companies = (item.id for item in shown.ends if item.kind == "company")
    blocks = [
        front_matter(
            title=shown.title,
            subject=moments.narrowed(library, "; ".join(filter(None, (subject, shown.narrowed)))),
            tags=("links", *companies),
            articles=articles,
        ),
        f"# {inline(shown.title)}",
        *moments.said(library),
        *([inline(f"Only: {shown.narrowed}.")] if shown.narrowed else []),
        _LEGEND,
        notes_region.region(notes),
        *_body(library, shown),
    ]
    if articles:
        blocks.append(sources(library, articles))
    blocks += footnotes.section(library, statements)
    return seal("\n\n".join(blocks) + "\n")


def _body(library: Library, shown: Excerpt) -> Iterator[str]:
    if len(shown.ends) > 1:
        yield from _ways(library, shown)
    elif shown.ends:
        yield "## Next to it"
        yield "\n".join(line for item in shown.ring for line in _next_to(item)) or "Nobody."
        between = [item for item in shown.part.ties if shown.ends[0].id not in item.ends]
        if between:
            yield "## Among them"
            yield "\n".join(f"- {_tie(shown, tie, tie.basis)}" for tie in between)
    else:
        yield from _by_type(library, shown)


def _by_type(library: Library, shown: Excerpt) -> Iterator[str]:
    """Give the ties of each type; of those that say something, what the statements say, too."""
    for type_ in TYPES:
        ties = [tie for tie in shown.network.ties if tie.type == type_]
        if ties:
            yield f"## {type_.capitalize()}"
            yield "\n".join(
                line
                for tie in ties
                for line in (
                    (f"- {_tie(shown, tie, tie.basis)}",)
                    if type_ == "named with"
                    else (f"- {_names(shown, tie)}: {inline(tie.basis)}", *_told(library, tie))
                )
            )
    if shown.network.denied:
        yield "## Denied"
        yield "\n".join(f"- {_tie(shown, tie, denial(tie))}" for tie in shown.network.denied)


def _next_to(item: Neighbour) -> Iterator[str]:
    marks = "".join(map(reference, item.between.statements))
    yield f"- {_who(item)}{marks}"
    for further in item.beyond:
        yield f"  - {_who(further)}"


def _who(item: Neighbour) -> str:
    words = " · ".join(item.between.words(item.actor.id))
    return f"**{inline(item.actor.name)}:** {inline(words)}"


def _ways(library: Library, shown: Excerpt) -> Iterator[str]:
    actor = shown.network.actor
    for path in shown.ways.paths:
        yield f"## {inline(' → '.join(actor[item].name for item in path.actors))}"
        for at, between in enumerate(path.steps):
            a, b = (actor[item] for item in path.actors[at : at + 2])
            words = " · ".join(between.words(b.id))
            head = f"{at + 1}. **{inline(f'{a.name} – {b.name}')}:** {inline(words)}"
            yield "\n".join((head, *_bullets(library, between.statements, "   ")))
    if not shown.ways.paths:
        yield "No way leads from the one to the other."
    if shown.ways.more:
        yield f"There are more than {MOST} ways of this length."


def _tie(shown: Excerpt, tie: Tie, words: str) -> str:
    marks = "".join(map(reference, tie.statements))
    return f"{_names(shown, tie)}: {inline(words)}{marks}"


def _names(shown: Excerpt, tie: Tie) -> str:
    a, b = (shown.network.actor[item].name for item in (tie.a, tie.b))
    return f"**{inline(f'{a} – {b}')}**"


def _told(library: Library, tie: Tie) -> Iterator[str]:
    return _bullets(library, tie.statements, "  ")


def _bullets(library: Library, statements: Iterable[Statement], indent: str) -> Iterator[str]:
    for item in statements:
        yield f"{indent}- {in_brief(library, Told(item), item.company)}"
