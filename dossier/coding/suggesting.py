"""What the attached texts of a library name and no dossier covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.articles.boilerplate import Boilerplate, read_boilerplate
from dossier.articles.paragraphs import paragraphs
from dossier.coding.dismissed import is_dismissed, read_dismissed
from dossier.coding.naming_words import read_naming_words
from dossier.coding.proposing.cues import read_cues
from dossier.coding.strangers import Source, Stranger, strangers
from dossier.model import Library
from dossier.workspace import Workspace


def suggest_companies(library: Library, workspace: Workspace) -> tuple[Stranger, ...]:
    """Give names that may be companies of the library, those mentioned most first.

    Boilerplate does not count, nor does a copy of an article that is there as well, nor a name
    that has been dismissed. Raises DossierError when a word list of the workspace is malformed.
    """
    return undismissed(names_in(library, workspace), workspace)


def names_in(library: Library, workspace: Workspace) -> tuple[Stranger, ...]:
    """Give the same, those that have been dismissed among them: all texts are read for it."""
    marks = read_boilerplate(workspace.boilerplate)
    cues = read_cues(workspace.cues, workspace.wordings)
    naming = read_naming_words(workspace.names)
    return strangers(_sources(library, marks), library.companies, cues, naming)


def undismissed(found: Iterable[Stranger], workspace: Workspace) -> tuple[Stranger, ...]:
    """Leave out the names that have been dismissed. Raises DossierError."""
    dismissed = read_dismissed(workspace.dismissed)
    return tuple(item for item in found if not is_dismissed(item.spellings, dismissed))


def _sources(library: Library, marks: Boilerplate) -> Iterator[Source]:
    for article in library.articles:
        original = library.originals.get(article.id)
        if original is None or article.copy_of in library.originals:
            continue
        text = original.text
        if original.exact:
            passed = (item.paragraph for item in article.digest if item.kind == "boilerplate")
        else:  # the digest numbers the paragraphs of another version
            passed = (item.number for item in paragraphs(text) if marks.covers(text, item))
        yield Source(article, text, frozenset(passed))
