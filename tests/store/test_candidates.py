"""What a server tells of a question, and how its tables come to the present version."""

from __future__ import annotations

import pytest

from dossier.errors import StorageError
from dossier.store.building.build import open_store
from dossier.store.server import migrating
from dossier.store.server.opening import keeping_on_server
from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.shared import Desk

from .samples import FERRY, SALES, YARD, edit


def test_the_server_tells_statements_by_their_words_whatever_the_accents_and_slips(
    desk_of_many: Desk, workspace: Workspace
) -> None:
    open_store(workspace)
    shared = desk_of_many.share(workspace)
    keeping = keeping_on_server(shared)
    assert keeping.candidates([["ferrry"]]) == [FERRY]
    assert keeping.candidates([["usine", "yard"], ["nantes"]])[0] == YARD
    assert keeping.candidates([["elephant"]]) == []
    assert keeping.candidates([]) == []
    edit(Store(shared), SALES, "Acme a vendu un chaland à Évry.")
    assert keeping.candidates([["EVRY"], ["vendu"]]) == [SALES]
    assert keeping.candidates([["Acme"]], most=1) in ([SALES], [YARD])
    store = Store(shared)
    store.delete(SALES, store.revision(SALES), who="analyst")
    assert SALES not in keeping.candidates([["evry"]])


def test_the_tables_of_an_older_version_are_brought_up_by_their_owner_and_keep_what_they_hold(
    desk_of_many: Desk, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_of_many.know("reader_of_old")
    open_store(workspace)
    first, *others = migrating.steps()
    assert others
    with monkeypatch.context() as patch:
        patch.setattr(migrating, "steps", lambda: iter([first]))
        shared = desk_of_many.share(workspace)
        keeping_on_server(shared).grant("reader_of_old", "reader")
    desk_of_many.leave(shared)
    with pytest.raises(StorageError, match=r"is of version 1; this dossier needs version"):
        desk_of_many.join(shared, "reader_of_old")
    owner = desk_of_many.join(shared)
    assert keeping_on_server(owner).candidates([["ferry"]]) == [FERRY]
    assert Store(desk_of_many.join(shared, "reader_of_old")).library().statements
