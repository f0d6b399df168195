"""A seed that says what the analyst had made of a statement; taking that back still counts."""

from __future__ import annotations

import pytest

from dossier.errors import DossierError
from dossier.store.building.build import build
from dossier.store.checking.check import check
from dossier.store.store import Store
from dossier.workspace import Workspace

from .samples import STATEMENTS, YARD, edit, evidence, seeded, statement, text_of, write_seeds

OWN = statement("acme-0000fe", "sales", "Acme sells well.", evidence("It has sold 40 boats"))


def undo(workspace: Workspace, id_: str) -> None:
    store = Store(workspace)
    store.undo(id_, store.revision(id_), who="analyst")


def test_an_edit_is_taken_back_though_its_seed_has_taken_it_over(
    workspace: Workspace, store: Store
) -> None:
    before = text_of(workspace, YARD)
    edit(store, YARD, "Second words.")
    edit(store, YARD, "Third words.")
    write_seeds(workspace, seeded(YARD, text="Third words."))
    build(workspace)
    for text in ("Second words.", before):
        undo(workspace, YARD)
        assert build(workspace).edited == (YARD,)
        assert text_of(workspace, YARD) == text
    assert check(workspace).faults == ()


def test_a_statement_of_ones_own_is_taken_back_though_a_seed_holds_it(
    workspace: Workspace, store: Store
) -> None:
    store.add(OWN, who="analyst")
    write_seeds(workspace, (*STATEMENTS, OWN))
    assert OWN.id in build(workspace).kept
    undo(workspace, OWN.id)
    assert build(workspace).deleted == (OWN.id,)
    assert OWN.id not in Store(workspace).library().statement
    with pytest.raises(DossierError, match="nothing to undo"):
        undo(workspace, OWN.id)
    assert check(workspace).faults == ()


def test_a_seed_that_says_something_else_is_followed_again(
    workspace: Workspace, store: Store
) -> None:
    edit(store, YARD, "Second words.")
    write_seeds(workspace, seeded(YARD, text="The seed's new words."))
    assert build(workspace).conflicts == (YARD,)
    undo(workspace, YARD)
    assert build(workspace).changed == (YARD,)
    assert text_of(workspace, YARD) == "The seed's new words."
