"""What a sentence shows by itself, whichever company it is about: how it begins, what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dossier.coding.proposing.about import PREPOSITIONS
from dossier.coding.proposing.capitals import Run, runs
from dossier.coding.proposing.clauses import verbs
from dossier.coding.proposing.cues import GENERAL, TOPICS
from dossier.coding.proposing.openings import START, is_foreign, is_of_the_trade
from dossier.coding.proposing.people import NOBODY, Speaker
from dossier.coding.proposing.phrases import NUMBERS, Hit
from dossier.coding.proposing.stretch import Stretch

# The lists of which a phrase begins the sentence, and those of which one stands somewhere in it.
_BEGINNING = {
    "pronoun": ("pronoun-subject", START),
    "reaching-back": ("carrying", START),
    "others": ("others", START),
    "union": ("union", START),
    "they": ("plural", None),
    "writer": ("writer", None),
    "transition": ("transition", None),
    "share-of-all": ("share-of-all", None),
}
_HOLDING = {
    "possessive": ("belonging", 7),
    "alluding": ("alluding", 7),
    "contrast": ("contrast", None),
    "country-wide": ("country-wide", None),
    "affair": ("affair", None),
    "done": ("done", None),
    "person": ("speaker-pronoun", None),
    "saying": ("saying", None),
    "claimed": ("claimed", None),
    "denied": ("denied", None),
    "role": ("role", None),
    "kind": ("kind", None),
    "general-cue": (GENERAL, None),
}
_DETERMINERS = frozenset(
    """
    the a an its their his her our my your this that these those no some any each every both all
    le la les l un une des du de son sa ses leur leurs ce cet cette ces aucun aucune chaque
    it he she they we you i there here il elle ils elles on c cela ça
    """.split()
)
_NO_KIND = _DETERMINERS | PREPOSITIONS | NUMBERS
_DEFINITE = frozenset("the le la l les".split())
_INDEFINITE = frozenset("a an un une another some".split())
_POINTING = frozenset("this that these those such ce cet cette ces".split())
_BUT = frozenset("but yet and mais et or".split())
_OURS = frozenset("we our us nous notre nos je j mon ma mes i my".split())
_YOURS = frozenset("you your vous votre vos on".split())
_MONEY = frozenset(
    "% $ € £ million millions milliard milliards billion euros euro dollars pounds cent".split()
)
_MARKS = frozenset('“”«»"')
_GENERAL = frozenset("is are has have do does don doesn can cannot".split())
_BARE = 2  # words of a kind of thing, whatever its verb
_KIND = 5  # words of a kind of thing, in the present
_SUBJECT = 8  # words before a verb that may be its subject
_LINKS = ("belonging", "generic", "pronoun-subject")
_FUTURE = ("planned", "expected", "conditional")
_WIDE = frozenset(("country-wide", "share-of-all", "kind-of-thing"))
_OF_COMPANY = frozenset(("union", "affair"))  # strangers who speak or act for the sake of one
_TINY, _SHORT, _MIDDLING = 6, 9, 15  # words
_GAPS = ("right-after", "after-one", "after-two", "after-two")


class Setting(NamedTuple):
    """Where a sentence stands: at the beginning or end of a paragraph, what follows it.

    `early` and `late` tell of the first two sentences of
    a longer text, which lead into the matter, and of its last, which leads out of it.
    """

    opens: bool = False
    ends: bool = False
    headline: bool = False
    question: bool = False
    early: bool = False
    late: bool = False
    following: Stretch | None = None


def signs(
    text: str, of: Stretch, speaker: Speaker | None, setting: Setting, known: frozenset[str]
) -> set[str]:
    """Give the names of all that the words, their speaker and their place show."""
    found = {name for name, (listed, stop) in _BEGINNING.items() if of.begins(listed, stop=stop)}
    found |= {name for name, (listed, stop) in _HOLDING.items() if of.has(listed, stop=stop)}
    capitals = list(runs(text, of, known))
    found.update(_wording(text, of, capitals))
    found.update(_said(text, of, speaker))
    found.update(_placed(setting))
    if not _OF_COMPANY.isdisjoint(found):
        found.discard("others")
    elif speaker is None and is_foreign(text, of, capitals):
        found.add("stranger")
    if speaker is None and _is_background(of, found):
        found.add("background")
    return found


def _is_background(of: Stretch, found: set[str]) -> bool:
    """Tell whether a sentence is about the writer, the country, the trade; or leads over."""
    if "writer" in found and not any(of.find(name) for name in _LINKS):
        return True  # "I live with a dog"
    if len(of) <= _SHORT and "transition" in found:
        return True
    return not (_WIDE.isdisjoint(found) or any(of.has(it, stop=_SUBJECT) for it in _LINKS))


def _wording(text: str, of: Stretch, capitals: Sequence[Run]) -> Iterator[str]:
    first = of[0].lower
    taken = {at for item in of.mentions for at in range(item.first, item.last + 1)}
    generic = of.without("generic", "not-generic")
    topics = len(of.find(TOPICS))
    finite = verbs(text, of)
    every = (
        ("always", True),
        ("pronoun-later", bool(of.find("pronoun-subject")) and not of.begins("pronoun-subject")),
        ("future", any(of.find(name) for name in _FUTURE)),
        ("own-thing", bool(own_things(of))),
        ("number", of.has_digits or first in NUMBERS),
        ("year", any(len(word.lower) == 4 and word.lower.isdecimal() for word in of)),
        ("money", not _MONEY.isdisjoint(of.lower)),
        ("definite", first in _DEFINITE),
        ("definite-next", first not in _DEFINITE and any(w.lower in _DEFINITE for w in of[1:4])),
        ("indefinite", first in _INDEFINITE),
        ("pointing", any(word.lower in _POINTING for word in of[:3])),
        ("but", first in _BUT),
        ("ours", not _OURS.isdisjoint(of.lower)),
        ("yours", not _YOURS.isdisjoint(of.lower)),
        ("company-noun", bool(generic) and generic[0].last < START),
        ("company-noun-later", bool(generic) and generic[0].last >= START),
        ("kind-of-thing", is_of_a_kind(of, finite)),
        ("trade", is_of_the_trade(of)),
        ("unknown-name", any(run.first not in taken for run in capitals)),
        ("no-capital", not any(word.is_capital for word in of[1:])),
        ("no-cue", not topics),
        ("cues", topics > 2),
        ("two-cues", topics == 2),
        ("capitals", sum(word.is_capital for word in of[1:]) > 2),
        ("no-verb", not finite),
        ("tiny", len(of) <= _TINY),
        ("short", len(of) <= _SHORT),
        ("middling", _SHORT < len(of) <= _MIDDLING),
    )
    yield from (name for name, holds in every if holds)


def _said(text: str, of: Stretch, speaker: Speaker | None) -> Iterator[str]:
    if speaker is None:
        around = text[max(0, of[0].start - 2) : of[-1].end + 2]
        if _MARKS.isdisjoint(around) and not _OURS.isdisjoint(of.lower):
            yield "first-person"  # of the writer, or of whom he has asked
    elif not speaker.name:
        yield "said-by-company"
    elif not speaker.company and speaker.name != NOBODY.name:
        yield "said-by-outsider"


def _placed(setting: Setting) -> Iterator[str]:
    if setting.opens:
        yield "opens-paragraph"
    if setting.ends:
        yield "ends-paragraph"
    if setting.headline:
        yield "headline"
    if setting.question:
        yield "question"
    if setting.early:
        yield "early"
    if setting.late:
        yield "late"
    if setting.following and setting.following.begins("pronoun-subject", stop=START):
        yield "pronoun-follows"


def since(fresh: int) -> str:
    """Name how many sentences ago the text was about a company."""
    return _GAPS[fresh] if fresh < len(_GAPS) else "long-after"


def is_of_a_kind(of: Stretch, finite: Sequence[int]) -> bool:
    """Tell whether the subject is a kind of thing without an article: "Steel prices rise".

    Things and people of a company stand so, too: "Sales rose", "Customers will be refunded".
    `finite` are the places of the finite verbs.
    """
    if not of or not of[0].lower.isalpha() or of[0].lower in _NO_KIND or of.begins("carrying"):
        return False
    at = next((at for at in finite if at), 0)
    if not 0 < at <= _KIND or not of[at - 1].lower.endswith("s") or own_things(of, at):
        return False
    return at <= _BARE or of[at].lower in _GENERAL


def own_things(of: Stretch, stop: int = _SUBJECT) -> list[Hit]:
    """Give the things and people of a company among the first words: "the plant", "customers"."""
    return [hit for hit in of.find("own-thing") if hit.last < stop]
