"""A sentence that states several separable things, divided; most sentences stay whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.coding.proposing.clauses import Joint
from dossier.coding.proposing.quoting import quotations

_FEWEST_WORDS = 4  # of a part; a shorter one says nothing alone
_CLAUSE = 3  # of a clause with a verb
_ITEM_WORDS = 3
_FEWEST_ITEMS = 3
_SEMICOLON = re.compile(r"[ \u00a0]?;[ \u00a0]+")
_COLON = re.compile(r"[ \u00a0]?:[ \u00a0]+")
_COMMA = re.compile(r",[ \u00a0]+(?:and |et |ou |or )?")
# A conjunction and then a verb in the form in which it begins a statement of its own.
_COORDINATED = re.compile(
    r"(?:,[ ]|[ ])(?:and|but|et|mais)[ ](?=(?:it |they |he |she |also |now |il |elle |ils )?"
    r"(?:will|plans|intends|aims|wants|hopes|expects|has|have|had|is|are|was|opened|sold|bought"
    r"|could|may|might|would|announced|launched|signed|employs|operates|runs|owns"
    r"|prévoit|compte|entend|veut|espère|souhaite|vise|va|a|ont|est|sont|pourrait|devrait"
    r"|prépare|envisage|négocie|étudie|emploie|exploite|possède|annonce|lancera|ouvrira)\b)"
)


def parts(
    text: str, start: int, end: int, joints: Sequence[Joint] | None = None
) -> Iterator[tuple[int, int]]:
    """Give the spans of the parts of the sentence `text[start:end]`; itself if it is one thing.

    `joints` are where its clauses meet (`clauses.py`); without them it is divided before the
    commonest verbs only.
    """
    if len(quotations(text, start, end)) > 0:
        yield (start, end)
        return
    listed = list(_items(text, start, end))
    if listed:
        yield from listed
        return
    for left, right in _cut(text, start, end, _SEMICOLON, fewest=_CLAUSE):
        if joints is None:
            yield from _cut(text, left, right, _COORDINATED)
        else:
            yield from _at_joints(text, left, right, joints)


def _at_joints(
    text: str, start: int, end: int, joints: Sequence[Joint]
) -> Iterator[tuple[int, int]]:
    begin = start
    for left, right in joints:
        if not begin < left < right < end or _is_open(text, begin, left):
            continue
        if min(_length(text, begin, left), _length(text, right, end)) >= _CLAUSE:
            yield (begin, left)
            begin = right
    yield (begin, end)


def _is_open(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket is open at `end`."""
    return text.count("(", start, end) != text.count(")", start, end)


def _cut(
    text: str, start: int, end: int, at: re.Pattern[str], fewest: int = _FEWEST_WORDS
) -> Iterator[tuple[int, int]]:
    begin = start
    for found in at.finditer(text, start, end):
        if _length(text, begin, found.start()) < fewest or _length(text, found.end(), end) < fewest:
            continue
        if _is_open(text, begin, found.start()):
            continue
        yield (begin, found.start())
        begin = found.end()
    yield (begin, end)


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the items of a list after a colon, each long enough to say something."""
    colon = _COLON.search(text, start, end) if text.find(":", start, end) >= 0 else None
    if not colon or _length(text, start, colon.start()) < _FEWEST_WORDS:
        return
    pattern = _SEMICOLON if ";" in text[colon.end() : end] else _COMMA
    items = list(_cut(text, colon.end(), end, pattern, fewest=1))
    if len(items) < _FEWEST_ITEMS or any(_length(text, *item) < _ITEM_WORDS for item in items):
        return
    yield (start, colon.start())
    for left, right in items:
        yield (left, right - 1 if text[right - 1] in ".;" else right)


def _length(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())
