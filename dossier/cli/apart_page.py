"""What sets companies apart, as plain text: each topic with its bar, its reason, its statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.cli.layout import Line, lay_out
from dossier.cli.pages import attributed, worded
from dossier.model import Library
from dossier.views import wording
from dossier.views.apart import Profile, ground, reason, score
from dossier.views.bars import solid

_CELLS = 12


def apart_page(library: Library, profiles: Sequence[Profile], width: int | None = None) -> str:
    """Write one company after the other."""
    if not profiles:
        return "No company yet."
    most = max((trait.score for item in profiles for trait in item.traits), default=0.0)
    return lay_out((line for item in profiles for line in _profile(library, item, most)), width)


def _profile(library: Library, profile: Profile, most: float) -> Iterator[Line]:
    company = profile.company
    yield Line("", f"{company.name.upper()}: {ground(profile)}")
    if not profile.traits:
        yield Line("  ", "Nothing sets it apart.")
    for trait in profile.traits:
        drawn = solid(trait.score / most, _CELLS)
        title = f"{trait.facet.name} / {trait.topic.name}"
        yield Line(f"{score(trait):>7} {drawn:<{_CELLS}} ", title)
        yield Line(" " * (_CELLS + 9), f"{reason(company, trait)}")
        for told in trait.told:
            yield Line(f"    {wording.sign(told.statement)} ", worded(told))
            yield Line("      ", attributed(library.of(company.id), told.statement))
    yield Line("")
