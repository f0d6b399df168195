"""The proposer: an article's text becomes proposals, which wait for the analyst.

`docs/proposing.md` tells how each field is decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from dossier.articles.anchoring import fingerprint
from dossier.coding.identity import identify
from dossier.coding.proposing.about import About
from dossier.coding.proposing.capitals import end_of_run
from dossier.coding.proposing.clauses import joints
from dossier.coding.proposing.cues import Cues
from dossier.coding.proposing.dating import when
from dossier.coding.proposing.figures import figures
from dossier.coding.proposing.names import directory_of
from dossier.coding.proposing.openings import is_of_others, says_nothing
from dossier.coding.proposing.others import others
from dossier.coding.proposing.parts import parts
from dossier.coding.proposing.reading import Reading, Said
from dossier.coding.proposing.rows import Codebook, gained, is_at_home, nearness, suggest
from dossier.coding.proposing.status import Judged, Manner, is_hedged, judge
from dossier.coding.proposing.stretch import Stretch
from dossier.model import COMPANY, JOURNALIST, Article, Company, Evidence, Facet
from dossier.proposals import Proposal, Suggestion

_FADING = 0.8  # what a facet counts after one more statement
_FEWEST = 3  # words inside quotation marks that state something


def propose(
    article: Article,
    text: str,
    companies: Sequence[Company],
    facets: Sequence[Facet],
    cues: Cues,
) -> tuple[Proposal, ...]:
    """Suggest statements for the frozen `text` of `article`, in the order of the text.

    Every quotation equals its span of `text` to the letter. The same arguments give the same
    proposals; no text makes it fail.
    """
    reading = Reading(article, text, directory_of(companies), cues.of(article.language))
    coder = Coder(article, reading, Codebook(facets))
    return coder.all_of(reading.sentences())


class Coder:
    """Makes proposals of the sentences of one reading, in their order."""

    def __init__(self, article: Article, reading: Reading, codebook: Codebook) -> None:
        self.article = article
        self.reading = reading
        self.codebook = codebook
        self.general = not is_at_home(reading.read())
        self._near = nearness(mixed=reading.language.mixed, general=self.general)
        self._before: dict[str, float] = {}  # the facets of the statements before, faded
        self._last: Proposal | None = None
        # What comes before the first cue (a headline) takes the row of what follows it.
        self._waiting: list[tuple[Said, About]] = []

    def all_of(self, read: Iterator[Said]) -> tuple[Proposal, ...]:
        """Give the proposals for all sentences, each once and with an id of its own."""
        found: dict[str, Proposal] = {}
        for said in read:
            for proposal in self._proposals(said, said.about) if said.about else ():
                own = distinct(proposal, found)
                found.setdefault(own.id, own)
        return tuple(found.values())

    def rows(self, said: Said) -> tuple[Suggestion, ...]:
        """Suggest rows for the words of a sentence or of a part of it; none without a cue."""
        names = {at for item in said.words.mentions for at in range(item.first, item.last + 1)}
        reading = self.reading
        return suggest(
            reading.text, said.words, reading.language.needs, self.codebook, names,
            attributed=said.speaker not in {JOURNALIST, COMPANY},
            general=self.general,
            before=gained(self._before, self._near),
        )  # fmt: skip

    def make(self, said: Said, about: About, suggestions: tuple[Suggestion, ...]) -> Proposal:
        """Make the proposal for a sentence or a part of it, under the rows `suggestions`."""
        reading = self.reading
        quotation = reading.text[said.start : said.end]
        dated = when(reading.text, said.words)
        judged = self._judge(said)
        return Proposal(
            id=identify(self.article.id, said.start, said.end, about.company),
            company=about.company,
            found=about.found,
            quotation=quotation,
            evidence=Evidence(
                article=self.article.id,
                paragraph=said.paragraph,
                start=said.start,
                end=said.end,
                fingerprint=fingerprint(quotation),
            ),
            suggestions=suggestions,
            status=judged.status,
            speaker=said.speaker,
            date=dated.date,
            date_words=dated.words,
            figures=figures(reading.text, said.words, dated),
            names=others(
                reading.text, said.words, about.company,
                reading.known, reading.people.met,
            ),
            parties=about.parties,
            denied=judged.denied,
        )  # fmt: skip

    def _proposals(self, said: Said, about: About) -> Iterator[Proposal]:
        """Give one proposal for a sentence, or one for each part that states its own thing."""
        text = self.reading.text
        divided = list(parts(text, said.start, said.end, joints(text, said.words)))
        made: list[Proposal] = []
        foreign = False  # a part is about somebody unknown, or says nothing
        for start, end in divided if len(divided) > 1 else ():
            part = self.reading.part(said, start, end)
            whom = _subject(part.words) if start > said.start else None
            named = whom is None and start > said.start and _is_named(text, part.words)
            others_are = start > said.start and is_of_others(part.words)
            if named or others_are or says_nothing(text, part.words):
                foreign = True
                continue
            proposal = self._proposal(
                part, whom or about.within(part.words, said.words), is_whole=False
            )
            made += [proposal] if proposal else []
            self._last = proposal or self._last
        alone = foreign and made and all(item.suggestions[0].cues for item in made)
        if not alone and not _is_separable(made):
            proposal = self._proposal(said, about, is_whole=True)
            made = [proposal] if proposal else []
        if made and self._waiting:
            early, self._waiting = self._waiting, []
            for item, whom in early:
                yield self.make(item, whom, bare(made[0].suggestions[:1]))
        for proposal in made:
            self._last = proposal
            self._fade(proposal.suggestions[0])
            yield proposal

    def _proposal(self, said: Said, about: About, *, is_whole: bool) -> Proposal | None:
        suggestions = self.rows(said)
        if not suggestions:
            if about.found == "main company":
                return None
            if self._last is None:
                if is_whole and about.found != "carried over":
                    self._waiting.append((said, about))
                return None
            suggestions = self.codebook.without_cue(self._last.suggestions)
        return self.make(said, about, suggestions)

    def _fade(self, row: Suggestion) -> None:
        """Remember the facet of a statement that has cues; those before it count for less."""
        if row.cues:
            self._before = {facet: _FADING * weight for facet, weight in self._before.items()}
            self._before[row.facet] = self._before.get(row.facet, 0.0) + 1.0

    def _judge(self, said: Said) -> Judged:
        text = self.reading.text
        manner = Manner(
            said.quoted, said.answers, said.speaker != JOURNALIST, said.outside, said.question,
            said.headline,
        )  # fmt: skip
        judged = judge(text, self._own_words(said), manner)
        if judged.status == "done" and is_hedged(said.sentence):
            # "it would be sold and closed": the hedge of a sentence covers all its parts
            whole = judge(text, said.sentence, manner)
            status = "considered" if whole.status == "done" else whole.status
            return Judged(status, judged.denied)
        return judged

    def _own_words(self, said: Said) -> Stretch:
        """Give the words inside the quotation marks, without those that introduce the speaker."""
        if said.told is None or said.answers:
            return said.words
        inside = self.reading.stretch(max(said.start, said.told[0]), min(said.end, said.told[1]))
        return inside if len(inside) >= _FEWEST else said.words


def _is_separable(made: list[Proposal]) -> bool:
    """Tell whether the parts of a sentence state different things, or things of different ones."""
    if len({item.company for item in made}) > 1:
        return True
    rows = {(item.suggestions[0].topic, item.status, item.date, item.denied) for item in made}
    return len(rows) > 1 and all(item.suggestions[0].cues for item in made)


def _subject(of: Stretch) -> About | None:
    """Give the company with whose name a part of a sentence begins, if any."""
    first = of.mentions[0] if of.mentions else None
    return About(first.company, first.found) if first and first.first <= 1 else None


def _is_named(text: str, of: Stretch) -> bool:
    """Tell whether a part of a sentence begins with a name."""
    return bool(of) and end_of_run(text, of, 0) >= 0


def bare(suggestions: tuple[Suggestion, ...]) -> tuple[Suggestion, ...]:
    """Give the rows without their cues, for words which have none of their own."""
    return tuple(Suggestion(row.facet, row.topic) for row in suggestions)


def distinct(proposal: Proposal, found: Mapping[str, Proposal]) -> Proposal:
    """Give the proposal an id which no proposal of `found` for another passage bears."""
    evidence = proposal.evidence
    key, again = proposal.id, 0
    while key in found and found[key].evidence != evidence:
        again += 1  # two passages whose six digits happen to be the same
        key = identify(evidence.article, evidence.start, evidence.end, proposal.company, again)
    return structs.replace(proposal, id=key) if again else proposal
