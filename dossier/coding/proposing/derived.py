"""Cues for a topic that has none written: the words of its name and definition, weaker ones.

They only help where an article uses the very words by which the analyst defined the topic, or
what the workspace's lexicon gives for them in the other language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dossier.coding.proposing.cues import Cues, Topic
from dossier.coding.proposing.phrases import divide
from dossier.coding.proposing.words import words
from dossier.model import Facet, Term

_SHORTEST = 4  # letters of a word that tells something
_STEM = 5  # letters that must be left before an ending is taken off
_ENDINGS = ("ations", "ation", "ements", "ement", "ments", "ment", "ings", "ing", "ions", "ion",
            "ies", "ers", "er", "es", "ed", "e", "s", "y")  # fmt: skip


def with_derived(cues: Cues, facets: Sequence[Facet], terms: Sequence[Term]) -> Cues:
    """Give the word lists with cues for those topics of a codebook for which they have none."""
    written = {topic.id for topic in cues.topics}
    little = {word for item in cues.wordings if item.id == "little" for word in item.fr + item.en}
    derived: list[Topic] = []
    for facet in facets:
        for topic in facet.topic:
            if topic.id not in written:
                said = [word.lower for word in words(f"{topic.name} {topic.definition}")]
                telling = [it for it in said if len(it) >= _SHORTEST and it not in little]
                forms = tuple(dict.fromkeys(_forms(telling)))
                french, english = _translated(said, terms)
                if forms:
                    derived.append(Topic(topic.id, (*forms, *french), (*forms, *english)))
    return replace(cues, derived=tuple(derived))


def _forms(telling: Iterable[str]) -> Iterator[str]:
    """Give each word so that its other forms are found too: `recycl*`, `store|stores`."""
    for word in telling:
        ending = next((end for end in _ENDINGS if word.endswith(end)), "")
        stem = word.removesuffix(ending)
        singular = word.removesuffix("s")
        yield f"{stem}*" if len(stem) >= _STEM else f"{singular}|{singular}s"


def _translated(
    said: Sequence[str], terms: Iterable[Term]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the French and the English phrases of the terms of which the words `said` hold one."""
    text = f" {' '.join(said)} "
    met = [
        term
        for term in terms
        if any(f" {' '.join(divide(phrase))} " in text for phrase in (*term.fr, *term.en))
    ]
    return (
        tuple(phrase.lower() for term in met for phrase in term.fr),
        tuple(phrase.lower() for term in met for phrase in term.en),
    )
