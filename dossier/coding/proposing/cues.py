"""The word lists of the proposer (`data/cues.toml`), read and made ready for each language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from dossier import records
from dossier.coding.proposing.phrases import Lexicon, Listed
from dossier.coding.proposing.words import words
from dossier.errors import DossierError
from dossier.model import Plain, Slug, Text

_DERIVED = 0.5  # what a derived cue weighs beside a written one

Phrases = Annotated[tuple[Text, ...], Meta(min_length=1)]

TOPICS = "topic cues"  # the list of all topics' cues; no id of a file may be written so
GENERAL = "general cues"  # what speaks for a topic because it speaks for a general one
# The lists that the rules ask for; each must be somewhere.
WORDINGS = (
    "entry-market online conditional not-conditional considered not-considered expected opinion "
    "not-opinion committing foretold headline-event negotiating not-negotiating planned "
    "announcing done not-done claimed finite denied not-denied saying not-saying expecting "
    "according-to speaker-pronoun company-speaks generic not-generic kind role former-role woman "
    "man belonging pronoun-subject plural former latter last-named alluding union carrying "
    "in-passing rival trade-at-large writer transition country-wide share-of-all own-thing "
    "affair others contrast no-comment not-no-comment both tying boilerplate caption little "
    "relative-time nearly more-than less-than at-least at-most about organisation title "
    "place-before"
).split()


class Topic(Plain, frozen=True):
    """The words that speak for a topic, and the list of which a sentence must have a word too.

    `also` are topics of the package's general word list: their words speak for it, too.
    """

    id: Slug
    fr: Phrases
    en: Phrases
    needs: str = ""
    also: tuple[Slug, ...] = ()


class Wording(Plain, frozen=True):
    """A list of phrases in both languages."""

    id: Slug
    fr: Phrases
    en: Phrases


class _File(Plain, frozen=True):
    schema: int
    topic: Annotated[tuple[Topic, ...], Meta(min_length=1)]
    wording: tuple[Wording, ...] = ()


@dataclass(frozen=True)
class Language:
    """What the rules look for in one language: all lists, the topics' cues under `TOPICS`.

    `needs` are the lists of which some topics want a word in the sentence; `mixed`: words of the
    general list are among the cues.
    """

    code: str
    lexicon: Lexicon
    needs: dict[str, str]
    mixed: bool


@dataclass(frozen=True)
class Cues:
    """The word lists as the file has them; `french` and `english` are made on first use.

    `derived` are the cues of topics that the file does not know (`derived.py`), `general` those
    that topics take from the general word list.
    """

    topics: tuple[Topic, ...]
    wordings: tuple[Wording, ...]
    derived: tuple[Topic, ...] = ()
    general: tuple[Topic, ...] = ()

    @cached_property
    def french(self) -> Language:
        """The lists for a French article."""
        return self._language("fr")

    @cached_property
    def english(self) -> Language:
        """The lists for an English article."""
        return self._language("en")

    def of(self, language: str) -> Language:
        """Give the lists for an article in `language`; French if it is "fr", else English."""
        return self.french if language == "fr" else self.english

    def _language(self, code: str) -> Language:
        return Language(
            code,
            Lexicon(
                [
                    *(Listed(TOPICS, it.id, getattr(it, code)) for it in self.topics),
                    *(Listed(TOPICS, it.id, getattr(it, code), _DERIVED) for it in self.derived),
                    *(Listed(GENERAL, it.id, getattr(it, code)) for it in self.general),
                    *(Listed(it.id, it.id, getattr(it, code)) for it in self.wordings),
                ]
            ),
            {topic.id: topic.needs for topic in self.topics if topic.needs},
            mixed=bool(self.general),
        )


def read_cues(path: Path, common: Path | None = None) -> Cues:
    """Read the word lists; a list of wording that is not there is taken from the file `common`.

    Raises DossierError on a malformed file, on two equal ids or when a list is in neither.
    """
    file = _checked(path)
    wordings = file.wording
    lists = {item.id for item in wordings}
    missing = [name for name in (*WORDINGS, *_needed(file)) if name not in lists]
    if missing and common is not None and common != path:
        wordings += tuple(item for item in _checked(common).wording if item.id not in lists)
        lists |= {item.id for item in wordings}
        missing = [name for name in missing if name not in lists]
    for at, topic in enumerate(file.topic):
        if topic.needs in missing:
            raise _fault(path, ("topic", at, "needs"), f"topic.needs: no list {topic.needs!r}")
    if missing:
        raise _fault(path, ("wording",), f"wording: {missing[0]!r} is missing")
    return Cues(file.topic, wordings, general=_general(file, path, common or path))


def _general(file: _File, path: Path, common: Path) -> tuple[Topic, ...]:
    """Give for each topic the words of the topics that it names in the general list.

    That list lies beside `common`, in the folder `general`.
    """
    if not any(topic.also for topic in file.topic):
        return ()
    known = {item.id: item for item in _checked(common.parent / "general" / common.name).topic}
    found: list[Topic] = []
    for at, topic in enumerate(file.topic):
        for name in topic.also:
            if name not in known:
                raise _fault(path, ("topic", at, "also"), f"topic.also: no general topic {name!r}")
            found.append(Topic(topic.id, known[name].fr, known[name].en))
    return tuple(found)


def _needed(file: _File) -> list[str]:
    return [topic.needs for topic in file.topic if topic.needs]


def _checked(path: Path) -> _File:
    """Read a file in which no id stands twice and every phrase has a word."""
    file = records.read(path, _File)
    tables: tuple[tuple[str, Sequence[Topic | Wording]], ...] = (
        ("topic", file.topic), ("wording", file.wording),
    )  # fmt: skip
    for table, items in tables:
        seen: set[str] = set()
        for at, entry in enumerate(items):
            if entry.id in seen:
                raise _fault(path, (table, at, "id"), f"{table}.id: {entry.id!r} stands twice")
            seen.add(entry.id)
            for code in ("fr", "en"):
                for number, phrase in enumerate(getattr(entry, code)):
                    if phrase.startswith((".", "*")) and not phrase.strip(".* "):
                        place: records.Place = (table, at, code, number)
                        raise _fault(path, place, f"{table}.{code}: {phrase!r} has no word")
    return file


def guess_language(text: str) -> str:
    """Tell French ("fr") from English ("en") by their commonest words; English if neither."""
    seen = [word.lower for word in words(text[:20_000])]
    french = sum(1 for word in seen if word in _FRENCH)
    return "fr" if french > sum(1 for word in seen if word in _ENGLISH) else "en"


_FRENCH = frozenset("le la les des du et une dans pour qui est sur par que au aux ce il".split())
_ENGLISH = frozenset("the of and in is that for it with by was are this its at be has".split())


def _fault(path: Path, place: records.Place, what: str) -> DossierError:
    line = records.line_of(path.read_text("utf-8"), place)
    return DossierError(what, where=f"{path}:{line}")
