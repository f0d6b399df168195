"""What a server tells of a question, and how its tables come to the present version."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dossier.errors import StorageError
from dossier.store.building.build import open_store
from dossier.store.server import migrating
from dossier.store.server.candidates import MOST, candidates
from dossier.store.server.opening import keeping_on_server
from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.shared import Desk

from .samples import FERRY, SALES, YARD, edit


def told(shared: Workspace, asked: Sequence[Sequence[str]], most: int = MOST) -> list[str]:
    """Ask the server."""
    with keeping_on_server(shared).asking() as connection:
        return candidates(connection, asked, most)


def test_the_server_tells_statements_by_their_words_whatever_the_accents_and_slips(
    desk_of_many: Desk, workspace: Workspace
) -> None:
    open_store(workspace)
    shared = desk_of_many.share(workspace)
    assert told(shared, [["ferrry"]]) == [FERRY]
    assert told(shared, [["usine", "yard"], ["nantes"]])[0] == YARD
    assert told(shared, [["elephant"]]) == []
    assert told(shared, []) == []
    edit(Store(shared), SALES, "Acme a vendu un chaland à Évry.")
    assert told(shared, [["EVRY"], ["vendu"]]) == [SALES]
    assert told(shared, [["Acme"]], most=1) in ([SALES], [YARD])
    store = Store(shared)
    store.delete(SALES, store.revision(SALES), who="analyst")
    assert SALES not in told(shared, [["evry"]])


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
        desk_of_many.grant(shared, "reader_of_old", "reader")
    desk_of_many.leave(shared)
    with pytest.raises(StorageError, match=r"is of version 1; this dossier needs version"):
        desk_of_many.join(shared, "reader_of_old")
    owner = desk_of_many.join(shared)
    assert told(owner, [["ferry"]]) == [FERRY]
    assert Store(desk_of_many.join(shared, "reader_of_old")).library().statements
