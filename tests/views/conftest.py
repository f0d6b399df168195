"""The invented library, without and with its originals."""

from __future__ import annotations

import pytest

from dossier.model import Library, Original

from .samples import TEXTS, library


@pytest.fixture
def bare() -> Library:
    """The library as it comes, without any original."""
    return library()


@pytest.fixture
def attached() -> Library:
    """The library with every original attached, the very texts that were coded."""
    return library(*(Original(id_, text) for id_, text in TEXTS.items()))
