"""The clauses of a sentence: its finite verbs, and where a clause that stands alone begins.

In doubt a word is no verb and a clause no clause of its own: most sentences stay whole.
"""

from __future__ import annotations

from dossier.coding.proposing.capitals import ORDINARY, end_of_run
from dossier.coding.proposing.stretch import Stretch

Joint = tuple[int, int]  # where the text of a clause ends, and where that of the next one begins

_JOINING = frozenset("and but et mais".split())
_SETTING_OFF = frozenset("while whereas but mais".split())  # before a company: of another one
_SIGNALS = _JOINING | _SETTING_OFF | {"tandis", "alors", "d", "on"}
_WITH_QUE = frozenset(("tandis", "alors"))
_OTHER_HAND = (("d", "autre", "part"), ("on", "the", "other", "hand"))
_SUBORDINATE = frozenset(
    """
    which who whom whose that because although though if when while since where whether unless
    until after before qui que qu dont où parce puisque puisqu lorsque lorsqu quand si car
    """.split()
)
_THAT = frozenset("that que qu".split())
# After these stands a noun: "the plans", « la ferme ».
_NOMINAL = frozenset(
    """
    the a an its their his her our my your of in for with by on at from to this these those no
    le la les un une des du de d au aux ce cet cette ces son sa ses leurs par pour sur dans avec
    sans à
    """.split()
)
_PARTICIPLES = frozenset(
    "sold bought built made held led set put cut paid sent kept lost won shut left found".split()
)
_RESOLVING = frozenset(  # "agreed to buy": no participle
    """
    agreed decided pledged declined refused promised vowed planned hoped wanted failed managed
    tried offered opted intended
    """.split()
)
_WITH_PARTICIPLE = frozenset("by in at on from for to with".split())
_BESIDE_VERB = frozenset(
    """
    also now then later still soon it they he she itself
    aussi désormais puis ensuite encore il elle ils elles lui ne n se s l en y
    """.split()
)
_BREAKS = ",;:()–—"
_FAR = 5  # words after "d'autre part" in which its verb must stand
_SUBJECT = 3  # words of a clause with a subject of its own, at least


def verbs(text: str, of: Stretch) -> list[int]:
    """Give the places of the finite verbs of the words `of`, in their order."""
    found = {hit.first for hit in of.find("finite") if _is_finite(text, of, hit.first)}
    return sorted(found)


def main_verbs(text: str, of: Stretch) -> list[int]:
    """Give the places of the finite verbs that do not stand in a subordinate clause."""
    return [at for at in verbs(text, of) if not is_subordinate(text, of, at)]


def is_subordinate(text: str, of: Stretch, at: int) -> bool:
    """Tell whether a word such as "which" or "because" stands before the word, in its clause.

    What follows "said that" is told for itself.
    """
    for place in range(at - 1, -1, -1):
        if _breaks(text, of, place):
            return False
        if of[place].lower in _SUBORDINATE:
            if of[place].lower in _THAT and _is_reported(of, place):
                return False
            return not of[place + 1].printed[0].isdecimal()  # "since 2010"
    return False


def joints(text: str, of: Stretch) -> list[Joint]:
    """Give the places at which a sentence may be divided into clauses with a verb each."""
    found: list[Joint] = []
    if of.lower.isdisjoint(_SIGNALS):
        return found
    every = verbs(text, of)
    main, first = {at for at in every if not is_subordinate(text, of, at)}, 0
    for at, word in enumerate(of):
        if not at or word.lower not in _SIGNALS:
            continue
        last = at + (word.lower in _WITH_QUE)
        begin = 0
        joins = word.lower in _JOINING or _is_other_hand(of, at)
        if joins and any(first <= place < at for place in main):
            begin = _clause(text, of, at, main, set(every))
        if not begin and (word.lower in _SETTING_OFF or last > at):
            begin = _other_company(of, last + 1)
        if begin:
            found.append((_end_before(text, word.start), of[begin].start))
            first = begin
    return found


def _clause(text: str, of: Stretch, at: int, main: set[int], every: set[int]) -> int:
    """Give where the clause after the word `at` begins, if it has a verb; else 0."""
    if _is_other_hand(of, at):
        return at if any(at < place < at + 3 + _FAR for place in every) else 0
    begin = at + 1
    after = begin
    while after < len(of) and of[after].lower in _BESIDE_VERB:
        after += 1
    if after in main:
        return begin
    if is_subordinate(text, of, at) or _ends_in_name(of, at - 1):
        return 0  # "that it and Norvane were": two subjects of one verb
    last = _subject_end(text, of, begin)
    return begin if last >= begin and not every.isdisjoint(range(last + 1, last + 3)) else 0


def _subject_end(text: str, of: Stretch, at: int) -> int:
    """Give the last word of the name or of "the company" that begins at `at`; -1 if none does."""
    for mention in of.mentions:
        if at <= mention.first <= at + 1 and (mention.first == at or of[at].lower in _NOMINAL):
            return mention.last
    for hit in of.find("generic"):
        if hit.first == at:
            return hit.last
    return end_of_run(text, of, at) if at < len(of) and of[at].is_capital else -1


def _ends_in_name(of: Stretch, at: int) -> bool:
    word = of[at]
    return (word.is_capital and word.lower not in ORDINARY) or word.lower in _BESIDE_VERB


def _other_company(of: Stretch, at: int) -> int:
    begins = any(mention.first == at for mention in of.mentions)
    return at if begins and len(of) - at >= _SUBJECT else 0


def _is_finite(text: str, of: Stretch, at: int) -> bool:
    word, before = of[at].lower, of[at - 1].lower if at else ""
    if before in _NOMINAL:
        return False
    if word.endswith("ed") or word in _PARTICIPLES:
        # "founded in 2010", ", led by Ada Quill,": a participle
        after = of[at + 1].lower if at + 1 < len(of) else ""
        apposed = at == 0 or (_breaks(text, of, at - 1) and "," in text[of[at].end : of[-1].start])
        resolved = after == "to" and word in _RESOLVING
        return resolved or not (after in _WITH_PARTICIPLE or apposed)
    return True


def _is_reported(of: Stretch, that: int) -> bool:
    return any(of.has(name, max(0, that - 2), that) for name in ("saying", "opinion"))


def _is_other_hand(of: Stretch, at: int) -> bool:
    return any(
        tuple(word.lower for word in of[at : at + len(words)]) == words for words in _OTHER_HAND
    )


def _breaks(text: str, of: Stretch, at: int) -> bool:
    """Tell whether a sign such as a comma stands after the word `at`."""
    gap = text[of[at].end : of[at + 1].start] if at + 1 < len(of) else ""
    return any(sign in _BREAKS for sign in gap)


def _end_before(text: str, start: int) -> int:
    while start and text[start - 1] in " ,\u00a0\u202f":
        start -= 1
    return start
