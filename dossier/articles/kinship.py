"""Whether two texts are one article: an agency's text in two papers, a page and its PDF.

Compared are runs of three words, by the share of the smaller text's runs that the larger one
holds: a cut at the end, another headline or a few changed words do not hide the kinship.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dossier.articles.anchoring import END_MARKS, fingerprint
from dossier.articles.sentences import divided
from dossier.model import DigestParagraph

RUN = 3  # words
SHARE = 0.8
_FEWEST = 20  # runs: a shorter text says too little to be told from another
_WORD = re.compile(r"\w+")

Runs = frozenset[int]


def runs(text: str, digest: Iterable[DigestParagraph] | None) -> Runs:
    """Give the runs of words of a text, hashed; what its `digest` calls boilerplate is left out.

    The hashes hold for this process only.
    """
    if digest is not None:
        kept = (item for item in digest if item.kind != "boilerplate")
        text = " ".join(text[item.start : item.end] for item in kept)
    words = _WORD.findall(text.casefold())
    return frozenset(hash(tuple(words[at : at + RUN])) for at in range(len(words) - RUN + 1))


def shared(one: Runs, other: Runs) -> float:
    """Give the share of the smaller text that the larger one holds, from 0 to 1.

    Nothing is shared with a text that is too short to be told from another.
    """
    return common(one, other) if min(len(one), len(other)) >= _FEWEST else 0.0


def common(one: Runs, other: Runs) -> float:
    """Give that share however short the texts are."""
    return len(one & other) / max(1, min(len(one), len(other)))


def sentence_prints(text: str) -> frozenset[str]:
    """Give the fingerprints of a text's sentences, with and without their end marks.

    By these an article is known whose text is not at hand, but passages of which were coded.
    """
    found = (
        text[item.start : item.end] for sentences in divided(text).values() for item in sentences
    )
    return frozenset(
        fingerprint(form) for line in found for form in (line, line.rstrip(END_MARKS)) if form
    )
