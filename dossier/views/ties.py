"""The types of ties between names: their order, the signs and the words for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, get_args

from msgspec import Struct

from dossier.model import Statement, Status
from dossier.views import wording

TieType = Literal[
    "alliance",
    "partner",
    "negotiation",
    "competitor named",
    "former employer",
    "person of",
    "brand of",
    "named with",
    "name alike",
]
TYPES: tuple[TieType, ...] = get_args(TieType)  # the strongest first
DIRECTED: frozenset[TieType] = frozenset({"person of", "brand of", "former employer"})
_STATUSES: tuple[Status, ...] = get_args(Status)

SIGNS: dict[TieType, str] = {
    "alliance": "■",
    "partner": "◆",
    "negotiation": "⇄",
    "competitor named": "≠",
    "former employer": "←",
    "person of": "@",
    "brand of": "®",
    "named with": "+",
    "name alike": "≈",
}
MEANINGS: dict[TieType, str] = {
    "alliance": "a topic of the codebook that tells of alliances",
    "partner": "a topic of the codebook that tells of partners",
    "negotiation": "a topic that tells of talks, or any statement that is negotiating",
    "competitor named": "a topic of the codebook that tells of competitors",
    "former employer": "a topic of the codebook that tells of earlier posts",
    "person of": "the library's list of people",
    "brand of": "the library's list of brands",
    "named with": "one statement names both, and no more is plain",
    "name alike": "one name begins with the other; nothing says that they are one",
}
_TURNED: dict[TieType, str] = {
    "person of": "its person",
    "brand of": "its brand",
    "former employer": "formerly there",
}
_BASIS: dict[TieType, str] = {
    "person of": "the library's list",
    "brand of": "the library's list",
    "name alike": "by spelling alone",
}


class Tie(Struct, frozen=True):
    """What ties two nodes (ids), and the statements that say so, in source order.

    `a` is a person or brand `of` the company `b`, or was formerly employed by it; for the other
    types the order has no meaning. Without statements it rests on the library's list, whose words
    are in `note`, or on the spelling.
    """

    a: str
    b: str
    type: TieType
    statements: tuple[Statement, ...] = ()
    note: str = ""

    @property
    def ends(self) -> frozenset[str]:
        """Both nodes."""
        return frozenset((self.a, self.b))

    def other(self, node: str) -> str:
        """Give the node at the other end."""
        return self.b if node == self.a else self.a

    @property
    def basis(self) -> str:
        """Say what it rests on: how far its statements have come, or the library's list."""
        if not self.statements:
            return ", ".join(filter(None, (_BASIS[self.type], self.note)))
        counts = Counter(map(wording.status, self.statements))
        return ", ".join(
            f"{status} {counts[status]}" if counts[status] > 1 else status
            for status in sorted(counts, key=_rank)
        )

    @property
    def hedges(self) -> tuple[Status, ...]:
        """Give how far it has come, where no statement has it done or ongoing; else nothing."""
        found = {item.status for item in self.statements}
        if self.type == "named with" or found & {"done", "ongoing"}:
            return ()
        return tuple(status for status in _STATUSES if status in found)

    def word(self, end: str) -> str:
        """Say what the node `end` is to the other one: `partner`, `its brand`, `brand of`.

        Of a person, `former employer` is said of the employer and `formerly there` of the person.
        """
        turned = _TURNED.get(self.type, self.type)
        if self.type == "former employer":
            return self.type if end == self.b else turned
        return turned if end == self.a else self.type


def denial(tie: Tie) -> str:
    """Say what is denied: the tie, or whatever it is that names both."""
    if tie.type == "named with":
        return f"named in {wording.count(len(tie.statements), 'denial')}"
    return f"{tie.type}: {tie.basis}"


def by_strength(ties: Iterable[Tie]) -> list[Tie]:
    """Give ties in the order of their types."""
    return sorted(ties, key=lambda tie: TYPES.index(tie.type))


def told_by(ties: Iterable[Tie]) -> tuple[Statement, ...]:
    """Give the statements of some ties, each once."""
    return tuple({item.id: item for tie in ties for item in tie.statements}.values())


def _rank(status: str) -> tuple[int, str]:
    plain = status.partition(",")[0]
    return next(at for at, known in enumerate(_STATUSES) if known == plain), status
