"""Names of organisations that articles print and no company of the library goes by.

A name is a run of words with capitals; what it names is told by the words around it, everywhere
that it stands. Nothing is looked up, and nothing is added by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dossier.articles.paragraphs import Paragraph, paragraphs
from dossier.articles.sentences import sentences_of
from dossier.codebook.spelling import spelling_key
from dossier.coding.naming_words import NamingWords
from dossier.coding.proposing.capitals import Run, capitals_inside, runs
from dossier.coding.proposing.cues import Cues
from dossier.coding.proposing.names import Directory
from dossier.coding.proposing.words import Words, fold, within, words
from dossier.coding.standing import Votes, votes
from dossier.model import Article, Company, Ordinal, Plain, Slug, Text

_LONGEST_PERSON = 3  # words
_LONGEST_NUMBER = 3  # digits; four are a year
_NATIONAL = ("american", "ean", "ese", "ish", "ican", "ian", "ench", "utch", "ais", "ois")
_OFTEN = 2  # mentions of a name of which nothing tells what it is


class Stranger(Plain, frozen=True):
    """A name that no company goes by: its spellings, the commonest first, and where it stands.

    `start` to `end` are its first place, in a paragraph of the frozen text of `article`.
    """

    name: Text
    spellings: tuple[Text, ...]
    mentions: Ordinal
    articles: Ordinal
    article: Slug
    paragraph: Ordinal
    start: int
    end: int


class Source(NamedTuple):
    """An article with its text, and the numbers of the paragraphs that are no part of it."""

    article: Article
    text: str
    boilerplate: frozenset[int]


@dataclass
class _Tally:
    """What is seen of one name."""

    first: tuple[str, int, int, int]
    spellings: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    inside: int = 0  # sentences
    votes: Votes = field(default_factory=Votes)


def strangers(
    sources: Iterable[Source], companies: Iterable[Company], cues: Cues, naming: NamingWords
) -> tuple[Stranger, ...]:
    """Give the names that may be companies, those mentioned most first.

    Spellings of one name are one; names that differ by a digit are two.
    """
    sources, directory = tuple(sources), Directory(companies)
    covered = {spelling_key(name) for name in _known(directory.companies)}
    every = [words(source.text) for source in sources]
    plain = Counter(word.printed for of in every for word in of if not word.is_capital)

    def is_opening(word: str) -> bool:
        return word in naming.opening or bool(plain[word])

    tallies: dict[str, _Tally] = {}
    for source, of_text in zip(sources, every, strict=True):
        language = cues.of(source.article.language)
        for line, of, run in _names(source, of_text, directory, is_opening):
            key = spelling_key(run.name)
            if not key or key in covered:
                continue
            start = of[run.first].start
            first = (source.article.id, line.number, start, start + len(run.name))
            tally = tallies.setdefault(key, _Tally(first))
            tally.spellings[run.name] += 1
            tally.articles.add(source.article.id)
            tally.inside += _is_inside(source.text, start)
            tally.votes += votes(source.text, of, run, language, naming)
    _tell_people(tallies)
    _join_openings(tallies)
    found = [_stranger(tally) for tally in tallies.values() if _is_wanted(tally, plain, naming)]
    return tuple(sorted(found, key=lambda item: (-item.mentions, -item.articles, item.name)))


def _known(companies: Iterable[Company]) -> Iterator[str]:
    for company in companies:
        yield from (company.name, company.short)
        for item in (*company.aliases, *company.brands):
            yield from (item.name, *item.aliases)
        for person in company.people:
            yield from (person.name, *person.aliases)


def _names(
    source: Source, every: Words, directory: Directory, is_opening: Callable[[str], bool]
) -> Iterator[tuple[Paragraph, Words, Run]]:
    """Give the names in the story, each with the words of its sentence."""
    lines = paragraphs(source.text)
    divided = {line.number: sentences_of(source.text, line) for line in lines}
    starts = frozenset(item.start for line in divided.values() for item in line)
    capitals = Counter(word.printed for word in every if word.is_capital)
    recurring = (word for word, times in capitals.items() if times >= _OFTEN)
    inside = capitals_inside(every, starts).union(
        word for word in recurring if not is_opening(word.lower())
    )
    for line in lines:
        if line.number in source.boilerplate:
            continue
        for sentence in divided[line.number]:
            of = within(every, sentence.start, sentence.end)
            if _is_title_case(of):
                continue
            covered: set[int] = set()
            for mention in directory.mentions(of):
                covered.update(range(mention.first, mention.last + 1))
            for run in runs(source.text, of, inside):
                if covered.isdisjoint(range(run.first, run.last + 1)):
                    bare = _bare(source.text, of, run, is_opening, inside)
                    if bare:
                        yield line, of, bare


def _is_title_case(of: Words) -> bool:
    """Tell whether nearly all words have capitals, so that these tell no names."""
    return sum(word.is_capital or len(word.printed) <= 3 for word in of) >= 0.9 * len(of) > 4


def _bare(
    text: str, of: Words, run: Run, is_opening: Callable[[str], bool], inside: frozenset[str]
) -> Run | None:
    """Take an ordinary word off that begins the sentence; take a number in that ends the name."""
    first, last = run.first, _with_number(text, of, run.last)
    word = of[first]
    at_the_beginning = not _is_inside(text, word.start)
    if at_the_beginning and is_opening(word.lower):
        first += run.last > first or word.printed not in inside
    if first > last or not of[first].is_capital:
        return None
    return Run(text[of[first].start : of[last].end], first, last)


def _with_number(text: str, of: Words, last: int) -> int:
    """Give the last word of a name with the number that is part of it: `Orbica 2`."""
    following = of[last + 1] if last + 1 < len(of) else None
    if following is None or not following.printed.isdecimal():
        return last
    joined = text[of[last].end : following.start] in {" ", "-", "\u00a0"}
    after = text[following.end : following.end + 2]
    in_amount = after[:1] in {",", "."} and after[1:].isdecimal()
    return last + (joined and len(following.printed) <= _LONGEST_NUMBER and not in_amount)


def _is_inside(text: str, start: int) -> bool:
    """Tell whether a word stands inside a sentence, so that it has a capital of its own."""
    before = text[max(0, start - 3) : start].rpartition("\n")[2].rstrip()
    return bool(before) and (before[-1].isalnum() or before[-1] in ",;’'()")


def _tell_people(tallies: dict[str, _Tally]) -> None:
    """Take a family name for a person's: `Ada Quill, head of`, and later `Quill`."""
    for tally in tallies.values():
        parts = tally.spellings.most_common(1)[0][0].split()
        titled = tally.votes.looks_a_person and len(parts) <= _LONGEST_PERSON
        if tally.votes.organisation or not (titled or len(parts) == 2):
            continue
        family = tallies.get(spelling_key(parts[-1]))
        if family and spelling_key(parts[0]) not in tallies and not family.votes.organisation:
            tally.votes.person += tally.spellings.total()
            family.votes.person += tally.votes.person


def _join_openings(tallies: dict[str, _Tally]) -> None:
    """Take what begins a sentence off a name that stands elsewhere: `Called Norvane, …`."""
    for key, tally in list(tallies.items()):
        name = tally.spellings.most_common(1)[0][0]
        rest = tallies.get(spelling_key(name.partition(" ")[2]))
        if tally.inside or tally.votes.person or rest is None or rest is tally:
            continue
        for spelling, mentions in tally.spellings.items():
            rest.spellings[spelling.partition(" ")[2]] += mentions
        rest.articles |= tally.articles
        rest.votes += tally.votes
        del tallies[key]


def _is_wanted(tally: _Tally, plain: Counter[str], naming: NamingWords) -> bool:
    name = tally.spellings.most_common(1)[0][0]
    parts = [fold(word.printed) for word in words(name)]
    mentions, said = tally.spellings.total(), tally.votes
    if all(part in naming.ordinary | naming.role or part.endswith(_NATIONAL) for part in parts):
        return False
    if len(parts) == 1 and plain[name.lower()] and plain[name.lower()] >= tally.inside:
        return False
    if said.organisation:
        return said.organisation >= max(said.person, said.place)
    often = mentions >= _OFTEN and tally.inside
    return bool(often) and said.person * 3 < mentions and said.place * 3 < mentions


def _stranger(tally: _Tally) -> Stranger:
    spellings = tuple(name for name, _ in tally.spellings.most_common())
    return Stranger(
        spellings[0], spellings, tally.spellings.total(), len(tally.articles), *tally.first
    )
