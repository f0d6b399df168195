"""Others whom a sentence names: companies, brands, people, places, as the article spells them.

Nothing is looked up: a name is sorted by the words around it, and left out where they do not
tell.
"""

from __future__ import annotations

from collections.abc import Container

from dossier.coding.proposing.capitals import runs
from dossier.coding.proposing.stretch import Stretch
from dossier.model import Names

_MOST = 8  # of a kind in one sentence


def others(
    text: str,
    of: Stretch,
    about: str,
    known: frozenset[str],
    surnames: Container[str],
) -> Names:
    """Give the names among the words `of` other than those of the company `about` itself.

    `known` are words that the text writes with capitals, `surnames` the last words of
    people's names met so far, in lower case.
    """
    kinds: dict[str, dict[str, None]] = {kind: {} for kind in ("company", "brand", "person", "at")}
    covered: set[int] = set()
    for mention in of.mentions:
        covered.update(range(mention.first, mention.last + 1))
        printed = text[of[mention.first].start : of[mention.last].end]
        if mention.found == "brand":
            kinds["brand"][printed] = None
        elif mention.found == "person":
            kinds["person"][mention.name] = None
        elif mention.company != about:
            kinds["company"][printed] = None
    for run in runs(text, of, known):
        if covered.isdisjoint(range(run.first, run.last + 1)):
            kind = _kind(of, run.first, run.last, surnames)
            if kind:
                # "Mr. Paul Brun" is named Paul Brun
                titled = run.first < run.last and of.has("title", run.first, run.first + 1)
                start = (
                    of[run.first + 1].start if kind == "person" and titled else of[run.first].start
                )
                kinds[kind][text[start : of[run.last].end]] = None
    companies, brands, persons, places = (
        tuple(kinds[kind])[:_MOST] for kind in ("company", "brand", "person", "at")
    )
    return Names(companies=companies, brands=brands, people=persons, places=places)


def _kind(of: Stretch, first: int, last: int, surnames: Container[str]) -> str:
    if of.has("organisation", first + 1 if last > first else first, last + 1):
        return "company"
    if of[last].lower in surnames or of.has("title", first - 1, first):
        return "person"
    if last > first and of.has("title", first, first + 1):
        return "person"
    if of.has("place-before", first - 1, first) and of[first - 1].lower != "de":
        return "at"
    return ""
