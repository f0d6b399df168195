"""Which rows of the codebook a sentence may belong to, with the words that speak for them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from dossier.coding.proposing.cues import Language
from dossier.coding.proposing.words import Words
from dossier.model import Facet
from dossier.proposals import Suggestion

_MOST = 2
_WORTH = 0.5  # what a row of another facet must reach to stand second
_CROWD = 0.35  # how much a word loses for each other topic that it speaks for as well
_NEIGHBOURS = 0.2  # what the other topics of a facet add to one of them
_AT_HOME = 1.5  # the weight of a topic that needs a word of a list, where that word stands
_BESIDE = 0.25  # the weight of words beside a quotation: "said the chief executive"


class Codebook:
    """The facet of every topic, in the order of the codebook.

    `present` leads from every id that a word list may name, also a former one, to the topic.
    """

    def __init__(self, facets: Sequence[Facet]) -> None:
        self.present = {
            id_: topic.id
            for facet in facets
            for topic in facet.topic
            for id_ in (topic.id, *topic.formerly)
        }
        self.facet = {topic.id: facet.id for facet in facets for topic in facet.topic}
        self.order = {topic: at for at, topic in enumerate(self.facet)}


def suggest(
    text: str,
    of: Words,
    language: Language,
    codebook: Codebook,
    names: Collection[int],
    told: tuple[int, int] | None,
) -> tuple[Suggestion, ...]:
    """Give the best rows for the words `of`, the best first, at most two; none without a cue.

    `names` numbers the words that are part of a company's name, which tell nothing; `told` is
    the span of what somebody says, beside which the words that introduce him hardly count.
    """
    hits = [
        hit
        for hit in language.topics.find(of)
        if hit.label in codebook.present and hit.first not in names and hit.last not in names
    ]
    met: dict[str, bool] = {}
    for need in set(language.needs.values()) if hits else ():
        met[need] = bool(language.wording[need].find(of))
    hits = [
        hit._replace(label=codebook.present[hit.label])
        for hit in hits
        if met.get(language.needs.get(hit.label, ""), True)
    ]
    speaking = Counter(first for first, _ in {(hit.first, hit.label) for hit in hits})
    best: dict[str, dict[int, float]] = defaultdict(dict)  # topic -> last word -> weight
    cues: dict[str, dict[str, None]] = defaultdict(dict)
    for hit in hits:
        weight = hit.weight / (1 + _CROWD * (speaking[hit.first] - 1))
        weight *= _AT_HOME if hit.label in language.needs else 1.0
        if told and not told[0] <= of[hit.first].start < told[1]:
            weight *= _BESIDE
        best[hit.label][hit.last] = max(weight, best[hit.label].get(hit.last, 0.0))
        cues[hit.label][text[of[hit.first].start : of[hit.last].end]] = None
    own = {topic: sum(weights.values()) for topic, weights in best.items()}
    facets: defaultdict[str, float] = defaultdict(float)
    for topic, weight in own.items():
        facets[codebook.facet[topic]] += weight
    score = {
        topic: weight + _NEIGHBOURS * (facets[codebook.facet[topic]] - weight)
        for topic, weight in own.items()
    }
    chosen = sorted(score, key=lambda topic: (-round(score[topic], 6), codebook.order[topic]))
    for at, topic in enumerate(chosen[1:], start=1):
        # A second row of another facet says more than a neighbour of the first.
        if codebook.facet[topic] != codebook.facet[chosen[0]]:
            if score[topic] >= _WORTH * score[chosen[1]]:
                chosen.insert(1, chosen.pop(at))
            break
    return tuple(
        Suggestion(codebook.facet[topic], topic, _longest(cues[topic])) for topic in chosen[:_MOST]
    )


def _longest(cues: Collection[str]) -> tuple[str, ...]:
    """Leave out a cue that stands inside another: `403 cars` in `262 403 cars`."""
    return tuple(cue for cue in cues if not any(cue != other and cue in other for other in cues))
