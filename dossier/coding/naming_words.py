"""The words by which names are sorted (`data/names.toml`), read and made ready."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dossier import records
from dossier.coding.proposing.words import fold, words
from dossier.model import Plain, Text


class _File(Plain, frozen=True, rename="kebab"):
    schema: int
    organisation: Text
    owned: Text
    role: Text
    before_place: Text
    opening: Text
    ordinary: Text


@dataclass(frozen=True)
class NamingWords:
    """Folded words: beside an organisation, a person, a place; of beginnings; ordinary ones."""

    organisation: frozenset[str]
    owned: frozenset[str]
    role: frozenset[str]
    before_place: frozenset[str]
    opening: frozenset[str]
    ordinary: frozenset[str]


def read_naming_words(path: Path) -> NamingWords:
    """Read the words. Raises DossierError on a malformed file."""
    file = records.read(path, _File)
    return NamingWords(
        *(
            frozenset(fold(word.printed) for word in words(listed))
            for listed in (
                file.organisation, file.owned, file.role, file.before_place,
                file.opening, file.ordinary,
            )
        )
    )  # fmt: skip
