"""What typesetting left in a text goes: ligatures, soft hyphens, lines broken by hand.

A sentence that is glued to the one before it ("etc.Pour") stays as printed: that is for
`sentences.py`, since a quotation has to be the article's, to the letter.
"""

from __future__ import annotations

import re
from itertools import pairwise

_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
_TYPESET = str.maketrans(_LIGATURES)
_SOFT_BREAK = re.compile("\u00ad[ \t]*(?:\r\n?|\n)[ \t]*")
_SENTENCE_END = re.compile(r"[.!?…:][»”\"')\]\s]*$")
_ITEM = re.compile(r"\s*(?:[-–—•*·]\s|\d{1,2}[.)]\s|\s{3,}|>)")
_BROKEN_WORD = re.compile(r"[^\W\d_]-$")

_NARROWEST, _WIDEST = 40, 100  # characters in a line that was broken by hand
_FEWEST = 4  # broken lines that it takes to believe it
_FEWEST_RUNNING = 2  # the same, where no line ends with a sentence
_MOSTLY = 0.8
_TYPESET_SLACK = 0.85  # letters of a printed line differ in width


def tidy(text: str) -> str:
    """Write ligatures out and close words that a soft hyphen divides at the end of a line."""
    return _SOFT_BREAK.sub("", text).translate(_TYPESET).replace("\u00ad", "")


def unwrap(text: str) -> str:
    """Join lines that were clearly broken to fit a width; any other text stays as it is.

    A line was broken where the first word of the next one had no room on it. Line ends are LF.
    """
    lines = text.split("\n")
    width = max((len(line.rstrip()) for line in lines if " " in line.strip()), default=0)
    pairs = [(one, two) for one, two in pairwise(lines) if _meet(one, two)]
    full = [one for one, two in pairs if _is_full(one, two, width)]
    running = [one for one in full if not _SENTENCE_END.search(one)]
    fewest = _FEWEST_RUNNING if len(running) == len(full) else _FEWEST
    if (
        not _NARROWEST <= width <= _WIDEST
        or len(full) < max(fewest, _MOSTLY * len(pairs))
        or len(running) * 2 < len(full)
    ):
        return text
    return _joined(lines, width, keep_hyphens=True)


def unwrap_typeset(text: str) -> str:
    """Join the lines of a printed page; a word divided by a hyphen is closed.

    The hyphen stays where the same text has the word with a hyphen elsewhere.
    """
    lines = [line.strip() for line in text.split("\n")]
    lengths = sorted(len(line) for line in lines if line)
    if not lengths:
        return text
    usual = lengths[int(len(lengths) * 0.9)] if len(lengths) > 1 else lengths[0]
    return _joined(lines, int(usual * _TYPESET_SLACK), keep_hyphens=False)


def _joined(lines: list[str], width: int, *, keep_hyphens: bool) -> str:
    whole = "\n".join(lines)
    paragraphs: list[list[str]] = []
    before = ""
    for line in lines:
        if not (_meet(before, line) and _is_full(before, line, width)):
            paragraphs.append([line])
        elif _BROKEN_WORD.search(before.rstrip()) and line.strip()[:1].islower():
            last = before.rstrip()
            word = f"{last.split()[-1]}{line.split()[0]}"
            kept = last if keep_hyphens or word in whole else last[:-1]
            paragraphs[-1][-1] = paragraphs[-1][-1].rstrip().removesuffix(last) + kept
            paragraphs[-1].append(line.strip())
        else:
            paragraphs[-1][-1] = paragraphs[-1][-1].rstrip()
            paragraphs[-1].append(f" {line.strip()}")
        before = line
    return "\n".join("".join(parts) for parts in paragraphs)


def _meet(one: str, two: str) -> bool:
    return bool(one.strip() and two.strip()) and not _ITEM.match(two)


def _is_full(one: str, two: str, width: int) -> bool:
    return len(one.rstrip()) + 1 + len(two.split(maxsplit=1)[0]) > width
