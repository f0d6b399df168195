"""Timeline, figures, links, what sets apart and what changed, as plain data for scripts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dossier.export.json_parts import (
    Json,
    articles_json,
    company_json,
    plain,
    statements_json,
    told_json,
)
from dossier.model import Library
from dossier.views.apart import Profile, reason
from dossier.views.changed import Changes
from dossier.views.comparison import Told, articles_about
from dossier.views.figures import Entry
from dossier.views.ties import Tie, told_by
from dossier.views.timeline import Kind, timeline

if TYPE_CHECKING:
    from dossier.views.excerpt import Excerpt


def timeline_json(
    library: Library,
    company_ids: Sequence[str],
    facets: Sequence[str] = (),
    kinds: Sequence[Kind] = (),
) -> Json:
    """Give a lane for each company: dated statements with the days that their dates may mean."""
    shown = timeline(library, company_ids, facets=facets, kinds=kinds)
    about = {item for company in company_ids for item in articles_about(library, company)}
    return {
        "lanes": [
            {
                "company": company_json(lane.company),
                "marks": [
                    {
                        "first": mark.first.isoformat(),
                        "last": mark.last.isoformat(),
                        "about": mark.about,
                        "kind": mark.kind,
                        "statement": told_json(library.of(lane.company.id), mark.told),
                    }
                    for mark in lane.marks
                ],
                "year_not_stated": statements_json(library, lane.company, lane.yearless),
                "in_words_only": statements_json(library, lane.company, lane.worded),
                "undated": lane.undated,
            }
            for lane in shown.lanes
        ],
        "articles": articles_json(library, sorted(about)),
    }


def figures_json(library: Library, entries: Iterable[Entry]) -> list[Json]:
    """Give figures, each with its statement."""
    return [
        {
            "company": entry.company.id,
            **plain(entry.figure),
            "planned": entry.is_plan,
            "statement": told_json(library.of(entry.company.id), entry.told),
        }
        for entry in entries
    ]


def apart_json(library: Library, profiles: Sequence[Profile]) -> Json:
    """Give the topics that set companies apart, each score with its statements; the articles."""
    about = {item for held in profiles for item in articles_about(library, held.company.id)}
    return {
        "companies": [
            {
                **company_json(profile.company),
                "statement_count": profile.statements,
                "against": profile.against,
                "topics": [
                    {
                        "facet": trait.facet.id,
                        "facet_name": trait.facet.name,
                        "topic": trait.topic.id,
                        "topic_name": trait.topic.name,
                        "only": trait.alone,
                        "score": round(trait.score, 2),
                        "weight": trait.weight,
                        "expected": round(trait.expected, 2),
                        "reason": reason(profile.company, trait),
                        "statements": statements_json(library, profile.company, trait.told),
                    }
                    for trait in profile.traits
                ],
            }
            for profile in profiles
        ],
        "articles": articles_json(library, sorted(about)),
    }


def changed_json(library: Library, found: Iterable[Changes]) -> list[Json]:
    """Give what has changed, company by company."""
    return [
        {
            "company": changes.company.id,
            "new": [told_json(library, Told(item)) for item in changes.new],
            "edited": [told_json(library, Told(item)) for item in changes.edited],
            "gone": list(changes.gone),
            "unknown": changes.unknown,
        }
        for changes in found
    ]


def links_json(library: Library, shown: Excerpt) -> Json:
    """Give actors, ties and denials with the ids of their statements, and these once.

    `ways` are there where two names were asked for.
    """
    part = shown.part
    statements = told_by((*part.ties, *part.denied))
    return {
        "actors": plain(part.actors),
        "ties": [_tie(tie) for tie in part.ties],
        "denied": [_tie(tie) for tie in part.denied],
        "ways": [list(path.actors) for path in shown.ways.paths],
        "more_ways": shown.ways.more,
        "statements": [told_json(library, Told(item)) for item in statements],
    }


def _tie(tie: Tie) -> Json:
    ids = [item.id for item in tie.statements]
    return {"a": tie.a, "b": tie.b, "type": tie.type, "basis": tie.basis, "statements": ids}
