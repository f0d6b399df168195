"""Sentences of a frozen text, as spans: a ladder of rules for French and English press writing.

Every end mark is a candidate; the rules, from the surest to the most general, say whether a
sentence ends there. A paragraph (a line) always ends one, so a heading needs no full stop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.articles.paragraphs import Paragraph, paragraphs

_OPENERS = r"«“”\"'‘(\[—–\-"
_CLOSERS = r"»”\"'’)\]"
_SPACE = " \t\u00a0\u202f"

# Never an end: what stands after them belongs to them.
_TITLES = frozenset(
    "mr mrs ms dr prof gov sen rep gen col lt capt st sgt hon rev pres m mm mme mlle me pr sr jr "
    "vs cf approx env éd ed al av bd tél dept".split()
)
# Not an end before a number.
_COUNTING = frozenset("no nos art fig vol p pp ch".split())
# An end only if a new sentence seems to begin: they also stand in the middle.
_EITHER = frozenset(
    "inc corp co ltd llc plc bros sa etc jan feb mar apr jun jul aug sept oct nov dec janv févr "
    "avr juil déc a.m p.m u.s u.k u.n e.u n.y l.a d.c s.a u.s.a i.e e.g".split()
)
# Small words with which a sentence may begin.
BEGINNERS = frozenset(
    """
    a after all although an and as at before but by he her his however i if in it its last many
    more most no one our she since so some such that the their then there these they this those
    to we what when where which while who why with yet you
    à après au aux avec ce cela ces cet cette chez comme dans de depuis des du elle elles en enfin
    et il ils je la le les leur leurs mais malgré nos notre nous on or ou par pour puis quand que
    qui sa sans selon ses si son sous sur tous tout un une vous c d j l n qu s
    """.split()
)
_SAYING = (
    r"said|says|told|tells|asked|asks|added|adds|wrote|writes|explained|explains|replied|replies"
)

_END = re.compile(rf"(?:\.{{2,}}|…|[.!?])[.!?…]*(?P<close>(?:[{_SPACE}]?[»]|[{_CLOSERS}])*)")
_NEXT = re.compile(rf"(?P<gap>[{_SPACE}]*)(?P<open>[{_OPENERS}{_SPACE}]*)(?P<word>\w+)?")
_LAST_WORD = re.compile(r"[^\W\d_](?:\.?[^\W\d_])*$")
_LONGEST_PARAGRAPH = 4000  # characters
_LONGEST = 40  # characters of a word, before an end mark
_SAID_NEXT = re.compile(rf"\s*(?:[^\W\d_][\w.’'-]*\s+){{1,3}}(?:{_SAYING})\b")
_NUMERAL = re.compile(r"\W*\d{1,2}\W*")


@dataclass(frozen=True)
class Sentence:
    """`start` to `end` (exclusive) of the text, inside paragraph number `paragraph`."""

    paragraph: int
    start: int
    end: int


def sentences(text: str) -> list[Sentence]:
    """Divide a frozen text into its sentences; no sentence begins or ends with white space."""
    found: list[Sentence] = []
    for paragraph in paragraphs(text):
        found += sentences_of(text, paragraph)
    return found


def divided(text: str) -> dict[Paragraph, list[Sentence]]:
    """Give the sentences of each paragraph; one so long that dividing it takes long is left out."""
    return {
        item: sentences_of(text, item)
        for item in paragraphs(text)
        if item.end - item.start <= _LONGEST_PARAGRAPH
    }


def sentences_of(text: str, paragraph: Paragraph) -> list[Sentence]:
    """Divide one paragraph of `text` into its sentences."""
    line = text[paragraph.start : paragraph.end]
    found: list[Sentence] = []
    begin = 0
    brackets = _brackets(line)
    for mark in _END.finditer(line):
        end = mark.end()
        if begin >= mark.start() or end >= len(line) or not _ends(line, begin, mark):
            continue
        if any(begin < left < mark.start() < right for left, right in brackets):
            continue
        found.append(Sentence(paragraph.number, paragraph.start + begin, paragraph.start + end))
        begin = end + len(line[end:]) - len(line[end:].lstrip())
    if begin < len(line):
        found.append(Sentence(paragraph.number, paragraph.start + begin, paragraph.end))
    return found


def _ends(line: str, begin: int, mark: re.Match[str]) -> bool:
    """Tell whether a sentence that began at `begin` ends with the end mark `mark`."""
    following = _NEXT.match(line, mark.end())
    word = following["word"] if following else None
    if following is None or word is None:
        return False
    apart = bool(following["gap"]) or bool(mark["close"]) or bool(following["open"].strip())
    if not apart:
        return _is_glued(line, mark, word)
    if not (word[0].isupper() or (word[0].isdecimal() and following["gap"])):
        return False
    if mark["close"] and _SAID_NEXT.match(line, mark.end()):
        return False  # “Why?” Ms Doe said
    if mark[0].startswith(".") and len(mark[0].rstrip("»”\"'’)]" + _SPACE)) == 1:
        return _ends_after_stop(line, begin, mark, word)
    return True


def _ends_after_stop(line: str, begin: int, mark: re.Match[str], following: str) -> bool:
    if _NUMERAL.fullmatch(line, begin, mark.start()):
        return False  # "1. First point"
    last = _LAST_WORD.search(line, max(begin, mark.start() - _LONGEST), mark.start())
    if last is None or mark["close"]:
        return True
    word = last[0].lower()
    if word in _EITHER or ("." in word and len(word) <= 5):
        return following.lower() in BEGINNERS
    if len(word) == 1:
        # An initial, but for a letter that ends a sentence: "plan B. The"
        return last[0].islower() or (word in "abc" and following.lower() in BEGINNERS)
    if word in _COUNTING:
        return not following[0].isdecimal()
    return word not in _TITLES


def _is_glued(line: str, mark: re.Match[str], following: str) -> bool:
    """Tell whether two sentences are stuck together, as in `mobilité.Il` and `etc.Pour`."""
    before = line[max(0, mark.start() - 3) : mark.start()]
    if not (following[0].isupper() and (following[1:2].islower() or len(following) == 1)):
        return False
    if mark[0] not in {".", "!", "?", "…"} and not mark[0].startswith(".."):
        return False
    # A domain or a product (Node.js, Booking.Com) has its capital at the beginning.
    word = _LAST_WORD.search(line, max(0, mark.start() - _LONGEST), mark.start())
    if word and word[0][0].isupper() and mark[0] == "." and following.lower() not in BEGINNERS:
        return False
    return before[-1:].islower() or before[-1:] in ")%" or before[-2:].isdecimal()


def _brackets(line: str) -> list[tuple[int, int]]:
    """Give the spans of round brackets; an unclosed one has none."""
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    for found in re.finditer(r"[()]", line):
        if found[0] == "(":
            opened.append(found.start())
        elif opened:
            left = opened.pop()
            if not opened:
                spans.append((left, found.start()))
    return spans
