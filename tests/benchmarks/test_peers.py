"""What search is measured beside finds a text by its own words."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
IN_PYTHON = ("ours", "dictionaries", "fts5", "fts5-trigram", "wratio", "partial-ratio")
PLACES = "Velmont Quarrel Ostrava Limbeau Cordain Harfield Pressac Tolvane Mirebec Ashwick".split()
THINGS = (
    "turbines ceramics bicycles harbours orchards ferries lanterns textiles pianos compasses "
    "kilns tractors envelopes telescopes umbrellas violins barges greenhouses mattresses saddles"
).split()
TEXTS = [f"A factory at {place} makes {thing} since 1999" for place in PLACES for thing in THINGS]


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("searching.engines").ENGINES


@pytest.mark.parametrize("name", IN_PYTHON)
def test_a_peer_finds_a_text_by_its_own_words_and_one_that_was_added(
    engines: Any, name: str
) -> None:
    engine = engines[name].make(TEXTS)
    for number in range(0, len(TEXTS), 40):
        place, thing = TEXTS[number].split()[3], TEXTS[number].split()[5]
        assert number in engine.search(f"{place} {thing}"), TEXTS[number]
    engine.add("Nurseries of Zarquendel")
    assert len(TEXTS) in engine.search("zarquendel ")
    assert engine.spent() > 0


def test_a_simple_peer_finds_slips_and_unfinished_words(engines: Any) -> None:
    engine = engines["dictionaries"].make(TEXTS)
    wanted = next(at for at, text in enumerate(TEXTS) if "Mirebec makes teles" in text)
    assert engine.search("mirbec telesc")[0] == wanted
    assert engine.search("mirebec tleescopes ")[0] == wanted
    assert len(engine.search("mirebec telesc ")) == 0


def test_what_is_not_installed_is_named(engines: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOSSIER_NODE_MODULES", raising=False)
    monkeypatch.setenv("PATH", "")
    missing = importlib.import_module("searching.contract").MissingError
    with pytest.raises(missing, match="node"):
        engines["minisearch"].make(TEXTS)
    with pytest.raises(missing, match="no_such_engine is not installed"):
        importlib.import_module("searching.contract").needed("no_such_engine")
