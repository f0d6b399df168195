"""Whether two statements tell of one thing: by the notions, names and numbers of their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct

from dossier import dates
from dossier.articles.bearings import bearings
from dossier.language.folding import words
from dossier.language.forms import STOP_WORDS, stem
from dossier.language.lexicon import Phrase
from dossier.model import Library, Statement

# Who says it is a statement's speaker, how far it has come its status, when its date: no part of
# what it tells.
_BESIDE = """
say says said saying tell tells told state states stated report reports reported announce announces
announced according article headline dit disent déclare affirme annonce annoncé indique selon
plan plans planned mean means meant want wants aim aims intend intends hope hopes expect expects
expected wish wishes prévoit prévu veut souhaite compte entend espère projette
all any every some such own also already still just now even very again tout toute tous toutes
aussi déjà encore même très
january february march april may june july august september october november december
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
"""
_SHARE = 0.6  # of the notions of the shorter one
_FEWEST = 2  # notions and names; a single one in common is chance


class Gist(Struct, frozen=True):
    """What a statement is about, its own company and its date left out.

    `counts` are the numbers that are figures of it, `numbers` all others: an ordinal, a share.
    """

    notions: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    counts: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Everything by which it can be known."""
        return self.notions | self.names


class Reader:
    """Reads statements of a library; words of both languages meet by its lexicon."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._notions = dict(_notions(library))
        self._longest = max(map(len, self._notions), default=1)
        self._own: dict[str, frozenset[str]] = {}
        self._read: dict[str, Gist] = {}

    def gist(self, statement: Statement) -> Gist:
        """Read a statement, once."""
        found = self._read.get(statement.id)
        if found is None:
            found = self._read[statement.id] = self._gist(statement)
        return found

    def notions(self, text: str, without: frozenset[str] = frozenset()) -> frozenset[str]:
        """Give what the words of a text mean, those that say nothing and `without` left out."""
        read = words(text)
        kept = _stems(word for word in read if word not in _SAYS_NOTHING and word not in without)
        return frozenset(self._met(kept))

    def own(self, company: str) -> frozenset[str]:
        """Give the folded words of the names of a company (an id)."""
        if company not in self._own:
            known = self._library.company.get(company)
            names = f"{known.name} {known.short}" if known else ""
            self._own[company] = frozenset(words(names))
        return self._own[company]

    def _gist(self, statement: Statement) -> Gist:
        said = f"{dates.words(statement.date)} {statement.date_words} {statement.speaker}"
        without = self.own(statement.company) | frozenset(words(said))
        names = set(words(" ".join(statement.names.all())))
        numbers: set[str] = set()
        turned: set[str] = set()
        for item in bearings(statement.text):
            folded = words(item.word)
            if item.inverts:
                turned.update(folded)
            elif not any(letter.isupper() for letter in item.word):
                numbers.update(folded)
            elif item.at:  # a sentence begins with a capital anyway
                names.update(folded)
        names -= without | STOP_WORDS
        numbers -= without | STOP_WORDS
        rest = without | names | numbers | turned
        counts = numbers & _counts(statement)
        return Gist(
            self.notions(statement.text, rest),
            frozenset(names),
            frozenset(numbers - counts),
            frozenset(counts),
        )

    def _met(self, phrase: Phrase) -> Iterator[str]:
        """Give for each run of stems the notion that the lexicon has for it, else the stem."""
        at = 0
        while at < len(phrase):
            for length in range(min(self._longest, len(phrase) - at), 0, -1):
                notion = self._notions.get(phrase[at : at + length])
                if notion or length == 1:
                    yield notion or phrase[at]
                    at += length
                    break


def are_alike(one: Gist, other: Gist, *, counting: bool = True) -> bool:
    """Tell whether two statements tell of one thing.

    One names and numbers nothing that the other does not leave open, and they share most of the
    notions of the shorter one. Without `counting`, their figures may be others.
    """
    if not (_agree(one.names, other.names) and _agree(one.numbers, other.numbers)):
        return False
    if counting and not _agree(one.counts, other.counts):
        return False
    shared = one.notions & other.notions
    shorter = min(len(one.notions), len(other.notions))
    return (
        len(shared) >= max(1, _SHARE * shorter)
        and len(shared) + len(one.names & other.names) >= _FEWEST
    )


def likeness(one: Gist, other: Gist) -> float:
    """Give the share, 0 to 1, of what two statements are about that both are about."""
    either = one.all | other.all
    return len(one.all & other.all) / len(either) if either else 0.0


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _counts(statement: Statement) -> frozenset[str]:
    values = (part for item in statement.figures for part in (item.value, item.low, item.high))
    return frozenset(word for part in values if part is not None for word in words(f"{part}"))


def _stems(read: Iterable[str]) -> Phrase:
    """Give the stems of folded words; hired meets hire, too short for `stem` to divide."""
    found = map(stem, read)
    return tuple(item.removesuffix("d") if item.endswith("ed") else item for item in found)


def _notions(library: Library) -> Iterator[tuple[Phrase, str]]:
    """Give for the stems of each wording of the lexicon the name of its first term."""
    met: set[Phrase] = set()
    for term in library.lexicon:
        for text in chain(term.en, term.fr):
            phrase = _stems(word for word in words(text) if word not in STOP_WORDS)
            if phrase and phrase not in met:
                met.add(phrase)
                yield phrase, " ".join(words(term.en[0]))


_SAYS_NOTHING = STOP_WORDS | frozenset(words(_BESIDE))
