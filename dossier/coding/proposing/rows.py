"""Which rows of the codebook a sentence may belong to, with the words that speak for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from dossier.coding.proposing.cues import GENERAL, TOPICS
from dossier.coding.proposing.phrases import Hit
from dossier.coding.proposing.stretch import Stretch
from dossier.model import Facet
from dossier.proposals import Suggestion

_MOST = 2
_WORTH = 0.5  # what a row of another facet must reach to stand second
_CROWD = 0.35  # how much a word loses for each other topic that it speaks for as well
_NEIGHBOURS = 0.2  # what the other topics of a facet add to one of them
_GENERAL = 0.75  # what general cues weigh beside those of the codebook
_MANY = 2.1  # from this weight on, the codebook's cues of a sentence say enough,
_LESS = 0.6  # and general ones count for less
_HOME = 0.9  # the codebook's cues by general ones: an article of the trade that they speak of
_FEW = 15.0  # what general cues weigh in a text too short to tell
_NEARBY = 0.3  # what the facets of the statements before add, at most, beside general cues,
_ALONE = 0.8  # and where the word lists have none
_AT_HOME = 1.5  # the weight of a topic that needs a word of a list, where that word stands


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

    def without_cue(self, before: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
        """Give the rows for words without a cue: that of the statement before, then the first.

        The first topic of the codebook is the most general one; if the statement before is of
        its facet, its second row stands.
        """
        first = next(iter(self.facet))
        rows = [Suggestion(row.facet, row.topic) for row in before]
        if rows and rows[0].facet != self.facet[first]:
            rows[1:] = [Suggestion(self.facet[first], first)]
        return tuple(rows)


def suggest(
    text: str,
    of: Stretch,
    needs: Mapping[str, str],
    codebook: Codebook,
    names: Collection[int],
    *,
    attributed: bool = False,
    general: bool = False,
    before: Mapping[str, float],
) -> tuple[Suggestion, ...]:
    """Give the best rows for the words `of`, the best first, at most two; none without a cue.

    `names` numbers the words that are part of a company's name, which tell nothing.
    `attributed`: a person says it, so that "managing director of" is his post and no news.
    `general`: the words of the general list speak, too. `before` is what rows gain by the
    facets of the statements before (`gained`).
    """
    posts = {at for hit in of.find("role") for at in range(hit.first - 1, hit.last + 2)}
    silent = posts.union(names) if attributed else set(names)
    hits = _told(of, TOPICS, needs, codebook, silent)
    if general:
        many = sum(hit.weight for found in hits.values() for hit in found) >= _MANY
        share = _GENERAL * (_LESS if many else 1.0)
        for topic, found in _told(of, GENERAL, needs, codebook, silent).items():
            hits[topic] += [hit._replace(weight=share * hit.weight) for hit in found]
    weights = {
        topic: weight * (_AT_HOME if topic in needs else 1.0)
        for topic, weight in _weights(hits).items()
    }
    return tuple(
        Suggestion(codebook.facet[topic], topic, _cues(text, of, hits[topic]))
        for topic in _best(_scores(weights, codebook, before), codebook)
    )


def _told(
    of: Stretch,
    name: str,
    needs: Mapping[str, str],
    codebook: Codebook,
    silent: Collection[int],
) -> dict[str, list[Hit]]:
    """Give the hits of a list of cues by topic, but for those in words that tell nothing."""
    found: dict[str, list[Hit]] = defaultdict(list)
    for hit in of.find(name):
        topic = codebook.present.get(hit.label, "")
        if not topic or hit.first in silent or hit.last in silent:
            continue
        if hit.label not in needs or of.find(needs[hit.label]):
            found[topic].append(hit)
    return found


def _scores(
    weights: Mapping[str, float], codebook: Codebook, before: Mapping[str, float]
) -> dict[str, float]:
    """Give what each topic is worth beside the others of its facet and the statements before."""
    facets: dict[str, float] = defaultdict(float)
    for topic, weight in weights.items():
        facets[codebook.facet[topic]] += weight
    score: dict[str, float] = {}
    for topic, weight in weights.items():
        facet = codebook.facet[topic]
        others = facets[facet] - weight
        score[topic] = weight + _NEIGHBOURS * others + before.get(facet, 0.0)
    return score


def _best(score: Mapping[str, float], codebook: Codebook) -> list[str]:
    """Give the best topics; a second one of another facet says more than a neighbour."""
    chosen = sorted(score, key=lambda topic: (-round(score[topic], 6), codebook.order[topic]))
    for at, topic in enumerate(chosen[1:], start=1):
        if codebook.facet[topic] != codebook.facet[chosen[0]]:
            if score[topic] >= _WORTH * score[chosen[1]]:
                chosen.insert(1, chosen.pop(at))
            break
    return chosen[:_MOST]


def is_at_home(read: Iterable[Stretch]) -> bool:
    """Tell whether an article is of the trade that the codebook's cues speak of.

    In any other, words of business in general find much more than they do.
    """
    own = general = 0.0
    for of in read:
        own += sum(hit.weight for hit in of.find(TOPICS))
        general += sum(hit.weight for hit in of.find(GENERAL))
    return general < _FEW or own >= _HOME * general


def nearness(*, mixed: bool, general: bool) -> float:
    """Tell what the facets of the statements before may add: nothing in the codebook's own trade.

    `mixed`: the word lists have general cues, which speak in this article if `general`.
    """
    if not mixed:
        return _ALONE
    return _NEARBY if general else 0.0


def gained(before: Mapping[str, float], most: float) -> dict[str, float]:
    """Divide `most` among the facets of the statements before, by their weights."""
    every = sum(before.values())
    return {facet: most * weight / every for facet, weight in before.items()}


def _weights(hits: Mapping[str, Sequence[Hit]]) -> dict[str, float]:
    """Weigh the topics by their hits; a word that speaks for many topics says less of each."""
    speaking: dict[int, set[str]] = defaultdict(set)  # by first word, the topics it speaks for
    for topic, found in hits.items():
        for hit in found:
            speaking[hit.first].add(topic)
    weights: dict[str, float] = {}
    for topic, found in hits.items():
        best: dict[int, float] = {}  # by last word: a cue inside another does not count twice
        for hit in found:
            weight = hit.weight / (1 + _CROWD * (len(speaking[hit.first]) - 1))
            best[hit.last] = max(weight, best.get(hit.last, 0.0))
        weights[topic] = sum(best.values())
    return weights


def _cues(text: str, of: Stretch, hits: Sequence[Hit]) -> tuple[str, ...]:
    """Give the words of the hits, without what stands inside another: `cars` in `403 cars`."""
    cues = dict.fromkeys(text[of[hit.first].start : of[hit.last].end] for hit in hits)
    return tuple(cue for cue in cues if not any(cue != other and cue in other for other in cues))
