"""Whether a statement may leave the library: only what stands in our own words does."""

from __future__ import annotations

from functools import lru_cache

from dossier.articles import anchoring
from dossier.articles.sentences import divided
from dossier.language.folding import words
from dossier.model import Library, Statement
from dossier.views.evidence import passage, text_of

_WHOLE = 5  # words: a shorter sentence or passage is hardly anybody's
_RUN = 8  # words in a row that two people hardly ever choose alike


def is_own(library: Library, statement: Statement) -> bool:
    """Tell whether a statement is worded, and does not repeat the articles that it rests on.

    It holds no passage of its own, no sentence and no run of eight words of an attached text, nor
    is it a part of one.
    Case, accents and punctuation make no difference; a headline, which is cited, does not count.
    """
    if statement.quoted:
        return False
    text = _run(words(statement.text))
    for evidence in statement.evidence:
        if anchoring.repeats(statement.text, evidence):
            return False
        headline = _run(words(library.article[evidence.article].title))
        original = text_of(library, evidence)
        theirs = {_run(words(passage(library, evidence)))}
        if original:
            theirs |= _sentences(original.text)
            theirs.update(run for run in _runs(statement.text) if run in _folded(original.text))
        if any(_is_whole(run) and run in text and run not in headline for run in theirs):
            return False
    return True


@lru_cache(maxsize=8)
def _sentences(text: str) -> frozenset[str]:
    """Give the words of each sentence of a text."""
    found = (item for sentences in divided(text).values() for item in sentences)
    return frozenset(_run(words(text[item.start : item.end])) for item in found)


@lru_cache(maxsize=8)
def _folded(text: str) -> str:
    return _run(words(text))


def _runs(text: str) -> list[str]:
    """Give the words of a text in runs, all of them where there are fewer."""
    found = words(text)
    return [_run(found[at : at + _RUN]) for at in range(max(1, len(found) - _RUN + 1))]


def _is_whole(run: str) -> bool:
    return run.count(" ") > _WHOLE


def _run(found: tuple[str, ...]) -> str:
    """Join words, a space before and behind each, so that no word is found inside another."""
    return f" {' '.join(found)} "
