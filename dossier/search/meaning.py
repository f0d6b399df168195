"""The words of a query become everything that would answer to them, and what each costs.

Nought is the word itself. Costs are thousandths, and tuned on a corpus by seed: see
`benchmarks/search.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from dossier.language.forms import LONGEST_ENDING, STOP_WORDS, forms, stem
from dossier.language.lexicon import Lexicon, Phrase, stems
from dossier.search.spellings import Spellings, digits

_FORM = 400
_COMPLETED = 400
_LETTER = 80  # of a completion, for each letter more
_GUESSED = 1500  # more for completing a word that is not being typed any more
_SLIP, _TWO_SLIPS = 3000, 7000
_BEGUN_SLIP = 400
_OTHER_BEGINNING = 500  # the first letter is rarely mistyped
_TRANSLATED = 1100
_PHRASE = 300  # less for each further word: "order form" says more than "order"
_JOINED = 300  # "auto nation" for "autonation"
_SPLIT = 400  # "carsharing" for "car sharing"

_SHORTEST_SLIP, _SHORTEST_DOUBTED, _SHORTEST_TWO = 4, 6, 6  # letters
_SHORTEST_BEGUN = 4
_SHORTEST_GUESS = 3
_LONGEST_JOIN, _SHORTEST_JOIN = 3, 4  # words, letters
_RUNS = re.compile(r"\d+|\D+")  # of figures or of letters: free 2 move

_KEPT = 2048  # looked-up words

# How far one looks: for the words as typed; for slips; for two, and for slips in known words.
REACHES = NARROW, SLIPS, FAR = range(3)


class Word(NamedTuple):
    """A word, or with `begins` set every word that begins so, and what it costs."""

    text: str
    cost: int
    begins: bool = False


class Wording(NamedTuple):
    """Stems that have to stand in a row, in a text of `language` if one is given."""

    phrase: Phrase
    cost: int
    language: str = ""


class Slot(NamedTuple):
    """All that answers to a word of a query, no word twice; `literal` is the word as typed."""

    words: tuple[Word, ...]
    wordings: tuple[Wording, ...]
    literal: str


class Meanings:
    """What words may mean to those who know the words of the texts, and the lexicon.

    `terms` are the words of the lexicon, where they have been read before.
    """

    def __init__(
        self, known: Sequence[Spellings], lexicon: Lexicon, terms: Spellings | None = None
    ) -> None:
        self._known = _Known(known)
        self._terms = _Known([terms or Spellings(sorted(lexicon.words))])
        self._lexicon = lexicon
        self._slots: dict[tuple[str, bool, int, bool], Slot] = {}
        self._ways: dict[str, tuple[Wording, ...]] = {}

    def forget(self) -> None:
        """Forget the words that were looked up before."""
        self._slots.clear()
        self._ways.clear()
        self._known.forget()
        self._terms.forget()

    def slots(
        self, words: Sequence[str], *, unfinished: bool, reach: int, empty: Collection[int] = ()
    ) -> dict[int, Slot]:
        """Give what answers to each word that counts, by its place.

        An `unfinished` last word is completed; `reach` is one of REACHES. Where some places were
        found `empty` before, only these are looked for FAR.
        """
        last = len(words) - 1 if unfinished else -1
        asked = places(words)
        slots = {}
        for place in asked:
            far = reach == FAR and (not empty or place in empty)
            slots[place] = self._slot(words[place], place == last, reach, far)
        for first, end, joined in _joins(words):
            meant = self._known.meant(joined, end == last, NARROW, reach != FAR)
            dearer = [word._replace(cost=word.cost + _JOINED) for word in meant]
            for place in range(first, end + 1):
                if dearer and place in slots:
                    slots[place] = _with_words(slots[place], dearer)
        for first, end, wording in self._translated(words, asked, last, reach):
            for place in asked[first : end + 1]:
                wordings = dict.fromkeys((*slots[place].wordings, wording))
                slots[place] = slots[place]._replace(wordings=tuple(wordings))
        return slots

    def _slot(self, typed: str, unfinished: bool, reach: int, far: bool) -> Slot:
        """Give what answers to a word by itself; it is looked for `far` only if that is set."""
        key = (typed, unfinished, reach, far)
        if key not in self._slots:
            if len(self._slots) > _KEPT:
                self._slots.clear()
            within = FAR if far else min(reach, SLIPS)
            meant = self._known.meant(typed, unfinished, within, typed in self._terms)
            self._slots[key] = Slot(_dearest_first(meant), self._split(typed, reach), typed)
        return self._slots[key]

    def _split(self, word: str, reach: int) -> tuple[Wording, ...]:
        if reach == NARROW and word in self._known:
            return ()
        if word not in self._ways:
            if len(self._ways) > _KEPT:
                self._ways.clear()
            self._ways[word] = tuple(self._ways_to_split(word))
        return self._ways[word]

    def _ways_to_split(self, word: str) -> Iterator[Wording]:
        ways = [
            (word[:cut], word[cut:]) for cut in range(1, len(word)) if word[:cut] in self._known
        ]
        if not word.isalpha():
            ways.append(tuple(_RUNS.findall(word)))
        for way in dict.fromkeys(ways):
            known = len(way) > 1 and all(part in self._known for part in way)
            if known and STOP_WORDS.isdisjoint(way):
                yield Wording(stems(way), _SPLIT)

    def _translated(
        self, words: Sequence[str], asked: Sequence[int], last: int, reach: int
    ) -> Iterator[tuple[int, int, Wording]]:
        """Give what the lexicon offers for the words from one of the places `asked` to another."""
        if not self._lexicon.words:
            return
        terms = [
            self._terms.likeliest(words[place], place == last, reach, words[place] in self._known)
            for place in asked
        ]
        for first in range(len(asked)):
            for end in range(first, min(first + self._lexicon.longest, len(asked))):
                window = [term for term in terms[first : end + 1] if term]
                if len(window) <= end - first:
                    break
                cost = max(term.cost for term in window) + _TRANSLATED
                for phrase, language in self._lexicon.others(stems([term.text for term in window])):
                    yield first, end, Wording(phrase, cost - _PHRASE * (len(phrase) - 1), language)


class _Known:
    """Known words, and what was typed before with what it may mean among them."""

    def __init__(self, spellings: Sequence[Spellings]) -> None:
        self._spellings = spellings
        self._words: Container[str] = spellings[0].places if len(spellings) == 1 else self
        self._cache: dict[tuple[str, bool, int, bool], tuple[Word, ...]] = {}
        self._near: dict[tuple[str, bool], set[tuple[str, bool]]] = {}
        self._plain: dict[str, tuple[frozenset[str], bool]] = {}

    def __contains__(self, word: object) -> bool:
        for some in self._spellings:  # noqa: SIM110 - asked at every turn
            if word in some:
                return True
        return False

    def forget(self) -> None:
        """Forget what was typed before."""
        self._cache.clear()
        self._near.clear()
        self._plain.clear()

    def meant(self, typed: str, unfinished: bool, reach: int, familiar: bool) -> tuple[Word, ...]:
        """Give the known words that `typed` may mean: itself, its forms, completions and slips.

        Slips are looked for within `reach`, or where there is nothing else and the word is not
        `familiar` from elsewhere.
        """
        key = (typed, unfinished, reach, familiar)
        if key not in self._cache:
            if len(self._cache) > _KEPT:
                self.forget()
            self._cache[key] = tuple(self._meant(typed, unfinished, reach, familiar))
        return self._cache[key]

    def likeliest(self, typed: str, unfinished: bool, reach: int, familiar: bool) -> Word | None:
        """Give the likeliest word that is meant; a beginning is completed by the shortest."""
        meant = self.meant(typed, unfinished, reach, familiar)
        best = min(meant, key=lambda word: (word.cost, word.text), default=None)
        if best is None or not best.begins:
            return best
        words = [word for some in self._spellings for word in some.begun(best.text)]
        shortest = min(words, key=lambda word: (len(word), word))
        return Word(shortest, best.cost + completing(len(shortest) - len(typed)))

    def _meant(self, typed: str, unfinished: bool, reach: int, familiar: bool) -> Iterator[Word]:
        itself, begun = self._plainly(typed)
        for form in itself:
            yield Word(form, 0 if form == typed else _FORM)
        if begun and unfinished:
            yield Word(typed, _COMPLETED, begins=True)
        unknown = not (itself or familiar or (begun and unfinished))
        guessed = len(typed) >= _SHORTEST_GUESS and not digits(typed)
        if begun and not unfinished and guessed and (reach or unknown):
            yield Word(typed, _COMPLETED + _GUESSED, begins=True)
        if itself or familiar:
            if reach == FAR and len(typed) >= _SHORTEST_DOUBTED:
                yield from self._slips(typed, False, reach, itself)
        elif len(typed) >= _SHORTEST_SLIP and (reach or unknown):
            yield from self._slips(typed, unfinished, reach, itself)

    def _plainly(self, typed: str) -> tuple[frozenset[str], bool]:
        """Give the forms of a word, and whether any word begins so."""
        if typed not in self._plain:
            itself: frozenset[str] = frozenset()
            begun = False
            if self._begins(typed[: max(len(typed) - LONGEST_ENDING, 1)]):  # else no form is known
                itself = frozenset(forms(stem(typed), self._words))
                begun = self._begins(typed)
            self._plain[typed] = itself, begun
        return self._plain[typed]

    def _begins(self, beginning: str) -> bool:
        for some in self._spellings:  # noqa: SIM110 - as above
            if some.begins(beginning):
                return True
        return False

    def _slips(self, typed: str, begun: bool, reach: int, seen: frozenset[str]) -> Iterator[Word]:
        key = (typed, begun)
        if key not in self._near:
            self._near[key] = {
                slip for some in self._spellings for slip in some.near(typed, begun=begun)
            }
        ways = [(_SLIP, self._near[key])]
        if reach == FAR and len(typed) >= _SHORTEST_TWO:
            far = {slip for some in self._spellings for slip in some.far(typed, begun=begun)}
            ways.append((_TWO_SLIPS, far - self._near[key]))
        for cost, slips in ways:
            for text, begins in slips:
                if len(text) >= _SHORTEST_BEGUN if begins else text not in seen:
                    dearer = cost + _BEGUN_SLIP * begins + _OTHER_BEGINNING * (text[0] != typed[0])
                    yield Word(text, dearer, begins)


def places(words: Sequence[str]) -> tuple[int, ...]:
    """Give the places of the words that a result has to answer to: all but stop words."""
    telling = (place for place, word in enumerate(words) if word not in STOP_WORDS)
    return tuple(telling) or tuple(range(len(words)))


def completing(letters: int) -> int:
    """Give what it costs that a word has so many letters more than were typed."""
    return _LETTER * letters


def _dearest_first(words: Iterable[Word]) -> tuple[Word, ...]:
    return tuple(sorted({word[::2]: word for word in words}.values(), key=_dearest))


def _dearest(word: Word) -> tuple[int, str, bool]:
    return -word.cost, word.text, word.begins


def _with_words(slot: Slot, more: Sequence[Word]) -> Slot:
    """Give a slot to which more words answer; those that did before keep their costs."""
    return slot._replace(words=_dearest_first((*more, *slot.words)))


def _joins(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    for first in range(len(words)):
        for last in range(first + 1, min(first + _LONGEST_JOIN, len(words))):
            joined = "".join(words[first : last + 1])
            if len(joined) >= _SHORTEST_JOIN:
                yield first, last, joined
