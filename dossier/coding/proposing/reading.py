"""One reading of a text, from its first sentence to its last: whom each is about, who says it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from dossier.articles.paragraphs import Paragraph, paragraphs
from dossier.articles.sentences import Sentence, sentences_of
from dossier.coding.proposing.about import About, main_company
from dossier.coding.proposing.capitals import capitals_inside
from dossier.coding.proposing.cues import Language
from dossier.coding.proposing.kinds import Kinds
from dossier.coding.proposing.names import Directory, fold_all
from dossier.coding.proposing.people import NOBODY, People, Speaker
from dossier.coding.proposing.quoting import has_fragment, quotations, share
from dossier.coding.proposing.signs import Setting
from dossier.coding.proposing.speaking import Voices
from dossier.coding.proposing.stretch import Stretch
from dossier.coding.proposing.thread import Thread
from dossier.coding.proposing.turns import turns
from dossier.coding.proposing.words import Words, within, words
from dossier.model import COMPANY, JOURNALIST, Article

_LONGEST_HEADING = 120  # characters
_FEWEST_WORDS = 3  # of a paragraph that names no company
_MARKS = tuple('“”«"‘:')
_GOING_ON = frozenset(["would"])  # in the sentence after what somebody said
_EARLY = 2  # sentences, after a headline, that lead into the matter
_LONGER = 8  # sentences of a text with a beginning and an end
_QUOTED = 0.2  # from this share on, words are somebody's own

Span = tuple[int, int]


@dataclass(frozen=True)
class Said:
    """A sentence as it was read, or a part of it: the words of `start` to `end` of the text.

    `about` is None where it tells nothing of a company; `sentence` are the words of the whole
    sentence, `marks` the quotations of its paragraph; `answers`: it answers an interviewer;
    `outside`: the speaker is nobody of the company; `headline`: it is the line over the text.
    """

    paragraph: int
    start: int
    end: int
    words: Stretch
    sentence: Stretch
    about: About | None
    speaker: str
    answers: bool = False
    question: bool = False
    outside: bool = False
    headline: bool = False
    marks: tuple[Span, ...] = ()

    @cached_property
    def quoted(self) -> bool:
        """Whether it is somebody's own words."""
        return self.answers or share(self.marks, self.start, self.end) >= _QUOTED

    @cached_property
    def told(self) -> Span | None:
        """The span of a quotation in it, if it is somebody's own words."""
        inside = (mark for mark in self.marks if mark[0] < self.end and mark[1] > self.start)
        return next(inside, None) if self.quoted else None


class Reading:
    """A text about to be read: `sentences` goes through it, and what is known grows on the way.

    `every` are all its words, `main` is the company that it names most ("" if none).
    """

    def __init__(
        self, article: Article, text: str, directory: Directory, language: Language
    ) -> None:
        self.text = text
        self.directory = directory
        self.language = language
        self.lines = paragraphs(text)
        self.every = words(text)
        self.people = People(directory)
        self.voices = Voices(self.people, french=language.code == "fr")
        self._divided = {line.number: sentences_of(text, line) for line in self.lines}
        starts = frozenset(item.start for line in self._divided.values() for item in line)
        self.known = capitals_inside(self.every, starts | self._after_marks())
        self._boilerplate = {
            item.paragraph for item in article.digest if item.kind == "boilerplate"
        }
        self._spoken = turns(text, self.lines, self._divided, directory)
        headline = (
            directory.mentions(within(self.every, self.lines[0].start, self.lines[0].end))
            if self.lines
            else []
        )
        self.directory = directory.with_surnames(directory.mentions(self.every))
        body = self.directory.mentions(self.every)
        self.main, alone = main_company(headline, body)
        kinds = Kinds(self._names({item.company for item in body}))
        self._read = {
            number: [self.stretch(item.start, item.end) for item in items]
            for number, items in self._divided.items()
        }
        self._longer = sum(map(len, self._read.values())) >= _LONGER
        self._count = 0  # sentences read
        self._thread = Thread(self.main, alone, self.known, kinds, self.people)

    def sentences(self) -> Iterator[Said]:
        """Read the sentences in their order, but for boilerplate and an interviewer's questions.

        To be called once: what a pronoun means depends on what was read before.
        """
        had: set[str] = set()
        for line in self.lines:
            words_of = self.text[line.start : line.end]
            if line.number in self._boilerplate or words_of in had:
                continue
            had.add(words_of)
            read = self._read[line.number]
            if not _is_boilerplate(line, read):
                yield from self._paragraph(line, read)

    def read(self) -> Iterator[Stretch]:
        """Give the words of every sentence, without reading what they are about."""
        return (of for line in self._read.values() for of in line)

    def part(self, said: Said, start: int, end: int) -> Said:
        """Give the passage from `start` to `end` as a part of the sentence `said`."""
        return replace(said, start=start, end=end, words=self.stretch(start, end))

    def stretch(self, start: int, end: int) -> Stretch:
        """Give the words of a passage with what is found in them."""
        return self._found_in(within(self.every, start, end))

    def _after_marks(self) -> frozenset[int]:
        """Give where words begin after a quotation mark or a colon, with a capital as after a stop.

        A sentence that begins with a mark begins with the word behind it, too.
        """
        return frozenset(
            word.start
            for word in self.every
            if word.is_capital
            and (
                self.text[max(0, word.start - 2) : word.start].rstrip()[-1:] in _MARKS
                or self.text[max(0, word.start - 2) : word.start] == " '"
            )
        )

    def _names(self, met: Collection[str]) -> Iterator[tuple[str, Stretch]]:
        for company in self.directory.companies:
            if company.id in met:
                yield company.id, self._found_in(words(company.name))

    def _found_in(self, of: Words) -> Stretch:
        return Stretch(of, self.language.lexicon.find(of), self.directory.mentions(of))

    def _paragraph(self, line: Paragraph, read: list[Stretch]) -> Iterator[Said]:
        of = self._divided[line.number]
        marks = quotations(self.text, line.start, line.end)
        voices = [self._voice(*item, marks) for item in zip(of, read, strict=True)]
        for at, item in enumerate(of):
            turn = self._spoken.get(item.start)
            start = max(item.start, turn.start) if turn else item.start
            item_words = read[at] if start == item.start else self.stretch(start, item.end)
            if not item_words:
                continue
            question = self.text[item.start : item.end].rstrip("»”\"' \u00a0").endswith("?")
            if turn and not turn.speaker and (question or not item_words.mentions):
                continue  # who asks tells nothing of a company that he does not name
            speaker = voices[at]
            if speaker is None and share(marks, start, item.end) >= _QUOTED:
                speaker = self._neighbour(voices, of, marks, at)
            if speaker is None and at:
                speaker = voices[at] = self._going_on(item, item_words, voices[at - 1])
            answers = bool(turn and turn.speaker and speaker is None)
            if turn and answers:
                known = self.directory.person.get(fold_all(turn.speaker))
                speaker = Speaker(turn.speaker, known[0] if known else "")
            headline = line is self.lines[0] and self._is_headline(line)
            following = read[at + 1] if at + 1 < len(read) else self._after(line)
            setting = Setting(
                opens=at == 0,
                ends=at + 1 == len(read),
                headline=headline,
                question=question,
                early=self._longer and self._count <= _EARLY,
                late=self._longer and following is None,
                following=following,
            )
            about = self._thread.decide(self.text, item_words, speaker, setting)
            self._count += 1
            if about and (question or headline) and about.found in {"carried over", "main company"}:
                about = None
            if about and headline and about.found == "person":
                about = None
            for each in (about, *about.also) if about else (None,):
                yield Said(
                    item.paragraph, start, item.end, item_words, item_words, each,
                    JOURNALIST if speaker in {None, NOBODY} else speaker.name or COMPANY,
                    answers, question, self._thread.is_outsider(speaker),
                    headline, tuple(marks),
                )  # fmt: skip

    def _after(self, line: Paragraph) -> Stretch | None:
        """Give the first sentence after a paragraph."""
        return next((of for of in self._read.get(line.number + 1, ()) if of), None)

    def _is_headline(self, line: Paragraph) -> bool:
        """Tell whether a line is a title: it is short, and no full stop ends it."""
        return line.end - line.start <= _LONGEST_HEADING and self.text[line.end - 1] != "."

    def _voice(self, item: Sentence, every: Stretch, marks: list[Span]) -> Speaker | None:
        """Find who says a sentence, by its words outside quotation marks."""
        first_mark = next((a for a, _ in marks if item.start < a < item.end), None)
        outside = every
        if any(left < item.end and item.start < right for left, right in marks):
            outside = self._found_in(
                tuple(word for word in every if not any(a <= word.start < b for a, b in marks))
            )
        self.people.meet(self.text, outside)
        found = self.voices.speaker(self.text, outside, quotes=outside is not every)
        if (
            found is None
            and first_mark
            and self.text[first_mark - 3 : first_mark].rstrip().endswith(":")
        ):
            # "Ada Quill, Norvane: “…”" has no verb of saying
            people = [item for item in outside.mentions if item.found == "person"]
            found = Speaker(people[0].name, people[0].company) if people else None
        if found is None and outside is not every:
            found = self.voices.beside(self.text, outside) or self.voices.amid(self.text, every)
        return found

    def _going_on(self, item: Sentence, of: Stretch, before: Speaker | None) -> Speaker | None:
        """Find whose talk a sentence goes on with: "It would employ 300", or two quoted words."""
        if before is None or not before.name:
            return None
        goes_on = not _GOING_ON.isdisjoint(of.lower) or has_fragment(
            self.text, item.start, item.end
        )
        return before if goes_on else None

    def _neighbour(
        self, voices: list[Speaker | None], of: list[Sentence], marks: list[Span], at: int
    ) -> Speaker | None:
        """Find who says a quotation that another sentence of the paragraph introduces."""
        for left, right in marks:
            if left <= of[at].end and right >= of[at].start:
                for item, voice in zip(of, voices, strict=True):
                    if voice and item.start < right and item.end > left:
                        return voice
        nearest = [*reversed(voices[:at]), *voices[at + 1 :]]
        return next((voice for voice in nearest if voice), self.voices.last)


def _is_boilerplate(line: Paragraph, read: list[Stretch]) -> bool:
    if sum(map(len, read)) < _FEWEST_WORDS:
        return not any(of.mentions for of in read)
    short = line.end - line.start <= _LONGEST_HEADING
    return short and any(of.find("boilerplate") or of.begins("caption") for of in read[:1])
