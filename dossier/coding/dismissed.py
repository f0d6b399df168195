"""Names that were suggested and are not to be suggested again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dossier import records
from dossier.cleaning import clean_line
from dossier.codebook.spelling import spelling_key

HEAD = "# Names that dossier no longer suggests as companies, one on a line.\n"


def read_dismissed(path: Path) -> tuple[str, ...]:
    """Read the names in a file, in its order; none where there is no file.

    Raises DossierError when it is no plain file, or not UTF-8.
    """
    if not path.exists():
        return ()
    lines = map(clean_line, records.text_of(path).split("\n"))
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


def is_dismissed(spellings: Iterable[str], dismissed: Iterable[str]) -> bool:
    """Tell whether a name, in one of its spellings, has been dismissed in any."""
    return not set(map(spelling_key, dismissed)).isdisjoint(map(spelling_key, spellings))
