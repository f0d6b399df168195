"""Every reader, on files that nobody wrote: a clean text or a reason, within bounds."""

from __future__ import annotations

import resource
import time
from pathlib import Path

import pytest

from dossier.articles.child import MEMORY, SECONDS
from dossier.articles.importing import read_file
from dossier.cleaning import clean
from dossier.errors import DossierError
from tests.articles.test_fuzzing import holds

from .files import damaged, swollen

PIECES = 10
IN_PROCESS = 20_000
WHOLE = 800 - len(list(swollen()))
SLACK = 5  # seconds on a busy machine, to start a process and end it


def read(path: Path, data: bytes) -> None:
    """Read a file as the product does: in a process of its own, whose end is its limit."""
    path.write_bytes(data)
    begun = time.monotonic()
    try:
        said = read_file(path).extract.document.text
    except DossierError as fault:
        said = fault.what
    assert said.strip()
    assert clean(said) == said
    assert time.monotonic() - begun < SECONDS + SLACK
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 <= MEMORY


def read_within(numbers: range) -> None:
    for number in numbers:
        begun = time.process_time()
        holds(*damaged(number))
        assert time.process_time() - begun < SECONDS, number


def test_a_damaged_file_gives_a_text_or_a_reason() -> None:
    read_within(range(150))


@pytest.mark.parametrize("number", range(4))
def test_a_damaged_file_is_read_in_its_process(tmp_path: Path, number: int) -> None:
    name, data = damaged(number)
    read(tmp_path / name, data)


@pytest.mark.long
@pytest.mark.parametrize("piece", range(PIECES))
def test_no_damaged_file_breaks_a_reader(piece: int) -> None:
    read_within(range(piece, IN_PROCESS, PIECES))


@pytest.mark.long
@pytest.mark.parametrize("piece", range(PIECES))
def test_no_damaged_file_breaks_its_process(tmp_path: Path, piece: int) -> None:
    for number in range(IN_PROCESS + piece, IN_PROCESS + WHOLE, PIECES):
        name, data = damaged(number)
        read(tmp_path / name, data)


@pytest.mark.long
@pytest.mark.parametrize(("name", "data"), list(swollen()), ids=lambda item: str(item)[:12])
def test_no_swollen_file_takes_more_than_it_may(tmp_path: Path, name: str, data: bytes) -> None:
    read(tmp_path / name, data)
