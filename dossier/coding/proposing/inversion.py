"""« …, assure-t-elle »: a French verb before its pronoun tells that somebody says it."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.coding.proposing.stretch import Stretch

_INVERTED = frozenset("il elle ils elles on".split())
_ASIDE = 5  # words between a comma and the pronoun: « , s'est-il encore étonné »
_SETTING_OFF = ',;»”"!?–—'
# What turns the verb round without any speech: « Peut-être est-il … »
_TURNING = frozenset("peut sans aussi ainsi à encore toujours y n ne où quand pourquoi".split())


def inverted(text: str, of: Stretch) -> Iterator[int]:
    """Give the places of the pronouns of verbs that are set off by a comma or a quotation mark."""
    for at in range(1, len(of)):
        if of[at].lower not in _INVERTED or text[of[at].start - 1] != "-":
            continue
        for place in range(at - 1, max(-1, at - _ASIDE), -1):
            before = (
                text[of[place - 1].end : of[place].start] if place else text[: of[0].start][-2:]
            )
            if any(sign in _SETTING_OFF for sign in before):
                if of[place].lower not in _TURNING and not _asks(text, of):
                    yield at
                break


def _asks(text: str, of: Stretch) -> bool:
    return text[of[-1].end : of[-1].end + 3].strip(" \u00a0\u202f").startswith("?")
