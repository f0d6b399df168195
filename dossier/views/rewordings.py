"""What a corrected text says in the place of a passage that it no longer holds."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.articles.matching import Candidate, Matcher
from dossier.model import Evidence, Library, Name, Person
from dossier.views.evidence import text_of, verified_place
from dossier.views.orphans import Orphan


class Candidates:
    """Looks for rewordings of lost passages; a text is made ready once, a passage sought once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._names = frozenset(_names(library))
        self._matchers: dict[str, Matcher] = {}
        self._found: dict[Evidence, Candidate | None] = {}

    def of(self, orphan: Orphan) -> Candidate | None:
        """Give the passage of the present text that most likely says the same, if there is one."""
        evidence = orphan.evidence
        if evidence not in self._found:
            self._found[evidence] = self._search(evidence)
        return self._found[evidence]

    def _search(self, evidence: Evidence) -> Candidate | None:
        coded = text_of(self._library, evidence)
        present = self._library.originals.get(evidence.article)
        if coded is None or present is None or not present.exact:
            return None
        if verified_place(coded, evidence) is None:
            return None
        if evidence.article not in self._matchers:
            self._matchers[evidence.article] = Matcher(present.text, self._names)
        return self._matchers[evidence.article].best(coded.text, evidence.start, evidence.end)


def _names(library: Library) -> Iterator[str]:
    """Give the words of all known names in lower case: some are written without a capital."""
    for company in library.companies:
        named: list[Name | Person] = [*company.aliases, *company.brands, *company.people]
        known = [company.name, company.short]
        known += [name for item in named for name in (item.name, *item.aliases)]
        for name in known:
            yield from (word.casefold() for word in name.split() if len(word) > 2)
