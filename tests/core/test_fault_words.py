"""What is expected is said in words that need no programmer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dossier import model, records
from dossier.coding.seeds import read_seed
from dossier.errors import DossierError

from .samples import SEED, write


def test_every_pattern_of_a_record_has_its_words() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path(model.__path__[0]).glob("*.py"))
    patterns = set(re.findall(r'pattern=r"([^"]+)"', sources))
    assert patterns == set(records._PATTERNS)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('fingerprint = "', 'fingerprint = "x', "expected 16 hex digits (0-9, a-f)"),
        ('sha256 = "', 'sha256 = "x', "expected 64 hex digits (0-9, a-f)"),
        ("value = 4000", 'value = "4000"', "expected a number, not text in quotes"),
        ('date = "2021"', "date = 2021-01-01", "expected text in quotes, not a date without"),
        ('names = { places = ["Oslo"] }', "names = []", "expected a table of fields, not a list"),
    ],
)
def test_what_is_expected_is_said_in_plain_words(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    path = write(tmp_path, SEED.replace(old, new, 1))
    with pytest.raises(DossierError, match=re.escape(f": {told}")):
        read_seed(path)
