"""Whether a statement may leave the library: only what stands in our own words does."""

from __future__ import annotations

from functools import lru_cache

from dossier.articles.sentences import sentences
from dossier.model import Library, Statement
from dossier.search.folding import words
from dossier.store.rules import is_quotation

_SHORT = 5  # words: a sentence no longer than this is hardly anybody's


def is_own(library: Library, statement: Statement) -> bool:
    """Tell whether a statement is worded: neither its passage nor a sentence of an attached text.

    Case, accents and punctuation make no difference; a headline, which is cited, does not count.
    """
    if statement.quoted or is_quotation(statement, statement.text):
        return False
    text = _run(statement.text)
    for article in {evidence.article for evidence in statement.evidence}:
        original = library.originals.get(article)
        headline = _run(library.article[article].title)
        if original and any(run in text for run in _sentences(original.text) - {headline}):
            return False
    return True


@lru_cache(maxsize=8)
def _sentences(text: str) -> frozenset[str]:
    """Give the words of each sentence of a text, short ones left out."""
    runs = (_run(text[item.start : item.end]) for item in sentences(text))
    return frozenset(run for run in runs if run.count(" ") - 1 > _SHORT)


def _run(text: str) -> str:
    """Give the words of a text, a space before and behind each."""
    return f" {' '.join(words(text))} "
