"""The proposer: an article's text becomes proposals, which wait for the analyst.

`docs/proposing.md` tells how each field is decided.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec import structs

from dossier.articles.anchoring import fingerprint
from dossier.articles.paragraphs import Paragraph, paragraphs
from dossier.articles.sentences import Sentence, sentences_of
from dossier.coding.proposing.about import About, Thread, main_company
from dossier.coding.proposing.capitals import capitals_inside
from dossier.coding.proposing.cues import Cues, Language
from dossier.coding.proposing.dating import when
from dossier.coding.proposing.figures import figures
from dossier.coding.proposing.names import Directory, fold_all
from dossier.coding.proposing.others import others, surname_words
from dossier.coding.proposing.parts import parts
from dossier.coding.proposing.quoting import quotations, share
from dossier.coding.proposing.rows import Codebook, suggest
from dossier.coding.proposing.speaking import Speaker, Voices
from dossier.coding.proposing.status import Judged, is_hedged, judge
from dossier.coding.proposing.turns import Turn, turns
from dossier.coding.proposing.words import Words, within, words
from dossier.model import (
    COMPANY,
    JOURNALIST,
    Article,
    Company,
    Evidence,
    Facet,
)
from dossier.proposals import Proposal, Suggestion

_END_MARKS = ".!?…:»”\"'’)"
_LONGEST_HEADING = 120  # characters
_QUOTED = 0.35  # from this share on, a sentence is somebody's own words


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
    reader = _Reader(article, text, Directory(companies), Codebook(facets), cues)
    found: dict[str, Proposal] = {}
    for proposal in reader.read():
        key, again = proposal.id, 0
        while key in found and found[key].evidence != proposal.evidence:
            again += 1  # two passages whose six digits happen to be the same
            evidence = proposal.evidence
            key = _identity(article.id, evidence.start, evidence.end, proposal.company, again)
        found.setdefault(key, structs.replace(proposal, id=key))
    return tuple(found.values())


@dataclass(frozen=True)
class _Said:
    """What is known of the sentence that is being read."""

    sentence: Sentence
    words: Words
    about: About
    speaker: str
    quoted: bool
    question: bool
    told: tuple[int, int] | None  # the span of a quotation in it


class _Reader:
    """One reading of one text, from its first sentence to its last."""

    def __init__(
        self, article: Article, text: str, directory: Directory, codebook: Codebook, cues: Cues
    ) -> None:
        self.article = article
        self.text = text
        self.directory = directory
        self.codebook = codebook
        self.language: Language = cues.of(article.language)
        self.boilerplate = {item.paragraph for item in article.digest if item.kind == "boilerplate"}
        self.every = words(text)
        self.voices = Voices(directory, self.language)
        self.known: frozenset[str] = frozenset()
        self.last: Proposal | None = None
        # What comes before the first cue (a headline) takes the row of what follows it.
        self.waiting: list[_Said] = []

    def read(self) -> Iterator[Proposal]:
        """Read the text through and give a proposal for each thing that it states."""
        lines = paragraphs(self.text)
        divided = {line.number: sentences_of(self.text, line) for line in lines}
        every = self.every
        starts = frozenset(item.start for line in divided.values() for item in line)
        self.known = capitals_inside(every, starts)
        spoken = turns(self.text, lines, self.directory)
        headline = (
            []
            if not lines
            else self.directory.mentions(within(every, lines[0].start, lines[0].end))
        )
        main, alone = main_company(headline, self.directory.mentions(every))
        thread = Thread(self.language, main, alone, self.known)
        for line in lines:
            if line.number not in self.boilerplate and not self._is_boilerplate(line):
                yield from self._paragraph(line, divided[line.number], spoken, thread)

    def _is_boilerplate(self, line: Paragraph) -> bool:
        short = line.end - line.start <= _LONGEST_HEADING
        of = within(self.every, line.start, line.end)
        if len(of) < 3:
            return not self.directory.mentions(of)
        return short and bool(self.language.wording["boilerplate"].find(of))

    def _paragraph(
        self, line: Paragraph, of: list[Sentence], spoken: dict[int, Turn], thread: Thread
    ) -> Iterator[Proposal]:
        marks = quotations(self.text, line.start, line.end)
        turn = spoken.get(line.number)
        voices = [self._voice(item, marks) for item in of]
        for at, item in enumerate(of):
            start = max(item.start, turn.start) if turn else item.start
            if start >= item.end:
                continue
            item_words = within(self.every, start, item.end)
            if not item_words:
                continue
            speaker = voices[at]
            quoted = share(marks, start, item.end) >= _QUOTED
            if quoted and speaker is None:
                speaker = self._neighbour(voices, of, marks, at)
            if turn and turn.speaker and speaker is None:
                known = self.directory.person.get(fold_all(turn.speaker))
                speaker, quoted = Speaker(turn.speaker, known[0] if known else ""), True
            question = self.text[item.start : item.end].rstrip("»”\"' \u00a0").endswith("?")
            mentions = self.directory.mentions(item_words)
            if turn and not turn.speaker and question:
                continue
            about = thread.decide(self.text, item_words, mentions, speaker)
            if about is None or (question and about.found in {"carried over", "main company"}):
                continue
            name = JOURNALIST if speaker is None else speaker.name or COMPANY
            whole = Sentence(item.paragraph, start, item.end)
            told = next(((a, b) for a, b in marks if a < item.end and b > start), None)
            yield from self._proposals(
                _Said(whole, item_words, about, name, quoted, question, told if quoted else None)
            )

    def _voice(self, item: Sentence, marks: list[tuple[int, int]]) -> Speaker | None:
        """Find who says a sentence, by its words outside quotation marks."""
        every = within(self.every, item.start, item.end)
        first_mark = next((a for a, _ in marks if item.start < a < item.end), None)
        outside = tuple(word for word in every if not any(a <= word.start < b for a, b in marks))
        self.voices.meet(self.text, outside)
        mentions = self.directory.mentions(outside)
        found = self.voices.speaker(self.text, outside, mentions)
        if (
            found is None
            and first_mark
            and self.text[first_mark - 3 : first_mark].rstrip().endswith(":")
        ):
            # "Ada Quill, Norvane: “…”" has no verb of saying
            people = [item for item in mentions if item.found == "person"]
            found = Speaker(people[0].name, people[0].company) if people else None
        return found

    def _neighbour(
        self,
        voices: list[Speaker | None],
        of: list[Sentence],
        marks: list[tuple[int, int]],
        at: int,
    ) -> Speaker | None:
        """Find who says a quotation that another sentence of the paragraph introduces."""
        for left, right in marks:
            if left <= of[at].end and right >= of[at].start:
                for item, voice in zip(of, voices, strict=True):
                    if voice and item.start < right and item.end > left:
                        return voice
        nearest = [*reversed(voices[:at]), *voices[at + 1 :]]
        return next((voice for voice in nearest if voice), self.voices.last)

    def _proposals(self, said: _Said) -> Iterator[Proposal]:
        """Give one proposal for a sentence, or one for each part that states its own thing."""
        whole = (said.sentence.start, said.sentence.end)
        divided = list(parts(self.text, *whole))
        made: list[Proposal] = []
        for start, end in divided if len(divided) > 1 else ():
            part = self._proposal(said, start, end, within(said.words, start, end))
            made += [part] if part else []
        rows = {(item.suggestions[0].topic, item.status) for item in made}
        if len(rows) < 2 or not all(item.suggestions[0].cues for item in made):
            proposal = self._proposal(said, *whole, said.words)
            made = [proposal] if proposal else []
        if made and self.waiting:
            row = made[0].suggestions[0]
            early, self.waiting = self.waiting, []
            for item in early:
                span = (item.sentence.start, item.sentence.end)
                yield self._make(item, *span, item.words, (Suggestion(row.facet, row.topic),))
        for proposal in made:
            self.last = proposal
            yield proposal

    def _proposal(self, said: _Said, start: int, end: int, of: Words) -> Proposal | None:
        mentions = self.directory.mentions(of)
        names = {at for item in mentions for at in range(item.first, item.last + 1)}
        suggestions = suggest(self.text, of, self.language, self.codebook, names, said.told)
        if not suggestions:
            if said.about.found == "main company":
                return None
            if self.last is None:
                is_whole = (start, end) == (said.sentence.start, said.sentence.end)
                if is_whole and said.about.found != "carried over":
                    self.waiting.append(said)
                return None
            before = self.last.suggestions
            suggestions = tuple(Suggestion(row.facet, row.topic) for row in before)
        return self._make(said, start, end, of, suggestions)

    def _make(
        self, said: _Said, start: int, end: int, of: Words, suggestions: tuple[Suggestion, ...]
    ) -> Proposal:
        mentions = self.directory.mentions(of)
        quotation = self.text[start:end]
        dated = when(self.text, of, self.language)
        judged = self._judge(said, of)
        return Proposal(
            id=_identity(self.article.id, start, end, said.about.company),
            company=said.about.company,
            found=said.about.found,
            quotation=quotation,
            evidence=Evidence(
                article=self.article.id,
                paragraph=said.sentence.paragraph,
                start=start,
                end=end,
                fingerprint=fingerprint(quotation),
            ),
            suggestions=suggestions,
            status=judged.status,
            speaker=said.speaker,
            date=dated.date,
            date_words=dated.words,
            figures=figures(self.text, of, self.language, dated),
            names=others(
                self.text, of, mentions, said.about.company,
                self.language, self.known, surname_words(self.voices.met.values()),
            ),
            parties=said.about.parties,
            denied=judged.denied,
        )  # fmt: skip

    def _judge(self, said: _Said, of: Words) -> Judged:
        judged = judge(of, self.language, quoted=said.quoted, question=said.question)
        if judged.status == "done" and is_hedged(said.words, self.language):
            # "it would be sold and closed": the hedge of a sentence covers all its parts
            whole = judge(said.words, self.language, quoted=said.quoted, question=said.question)
            status = "considered" if whole.status == "done" else whole.status
            return Judged(status, judged.denied)
        return judged


def _identity(article: str, start: int, end: int, company: str, again: int = 0) -> str:
    """Give the id: it depends on the place and the company alone, not on the word lists."""
    place = f"{article}:{start}-{end}:{company}" + (f":{again}" if again else "")
    digest = hashlib.sha256(place.encode()).hexdigest()
    return f"{company}-{digest[:6]}"
