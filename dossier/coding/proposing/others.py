"""Others whom a sentence names: companies, brands, people, places, as the article spells them.

Nothing is looked up: a name is sorted by the words around it, and left out where they do not
tell.
"""

from __future__ import annotations

from collections.abc import Iterable

from dossier.coding.proposing.capitals import runs
from dossier.coding.proposing.cues import Language
from dossier.coding.proposing.names import Mention
from dossier.coding.proposing.words import Words, words
from dossier.model import Names

_MOST = 8  # of a kind in one sentence


def others(
    text: str,
    of: Words,
    mentions: list[Mention],
    about: str,
    language: Language,
    known: frozenset[str],
    people: Iterable[str],
) -> Names:
    """Give the names among the words `of` other than those of the company `about` itself.

    `known` are words that the text writes with capitals, `people` the surnames met so far.
    """
    kinds: dict[str, dict[str, None]] = {kind: {} for kind in ("company", "brand", "person", "at")}
    covered: set[int] = set()
    for mention in mentions:
        covered.update(range(mention.first, mention.last + 1))
        printed = text[of[mention.first].start : of[mention.last].end]
        if mention.found == "brand":
            kinds["brand"][printed] = None
        elif mention.found == "person":
            kinds["person"][mention.name] = None
        elif mention.company != about:
            kinds["company"][printed] = None
    surnames = frozenset(people)
    for run in runs(text, of, known):
        if covered.isdisjoint(range(run.first, run.last + 1)):
            kind = _kind(of, run.first, run.last, language, surnames)
            if kind:
                # "Mr. Paul Brun" is named Paul Brun
                titled = run.first < run.last and language.wording["title"].find(
                    of[run.first : run.first + 1]
                )
                start = (
                    of[run.first + 1].start if kind == "person" and titled else of[run.first].start
                )
                kinds[kind][text[start : of[run.last].end]] = None
    companies, brands, persons, places = (
        tuple(kinds[kind])[:_MOST] for kind in ("company", "brand", "person", "at")
    )
    return Names(companies=companies, brands=brands, people=persons, places=places)


def _kind(of: Words, first: int, last: int, language: Language, surnames: frozenset[str]) -> str:
    inside = of[first : last + 1]
    wording = language.wording
    if wording["organisation"].find(inside[1:] if last > first else inside):
        return "company"
    before = of[first - 1 : first] if first else ()
    if inside[-1].lower in surnames or wording["title"].find(before):
        return "person"
    if last > first and wording["title"].find(inside[:1]):
        return "person"
    if before and wording["place-before"].find(before) and before[0].lower != "de":
        return "at"
    return ""


def surname_words(names: Iterable[str]) -> set[str]:
    """Give the last words of full names, in lower case."""
    return {words(name)[-1].lower for name in names if words(name)}
