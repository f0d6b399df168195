"""Who may do what on a server, and that no password is ever shown."""

from __future__ import annotations

import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from dossier.errors import DossierError, StorageError, UnknownNameError
from dossier.store.adding.intake import add
from dossier.store.amending import company_changes
from dossier.store.building.build import build, open_store
from dossier.store.opening import open_workspace
from dossier.store.server import granting
from dossier.store.server.address import Address
from dossier.store.server.opening import keeping_on_server
from dossier.store.store import Store
from dossier.store.undo import undoing
from dossier.workspace import ENVIRONMENT, Workspace
from tests.shared import Desk

from .samples import YARD, edit, seeded, text_of, write_seeds

SECRET = "hunter2%C3%A9"  # noqa: S105


@pytest.fixture
def shared(desk_of_many: Desk, workspace: Workspace) -> Workspace:
    """The small library, built, on a server that knows ada, bob and guarded."""
    open_store(workspace)
    desk_of_many.know("ada", "bob", "guarded")
    desk_of_many.server.run("alter role guarded password 'hunter2é'")
    return desk_of_many.share(workspace)


def test_a_reader_reads_and_changes_nothing_by_any_way(
    desk_of_many: Desk, shared: Workspace, tmp_path: Path
) -> None:
    edit(Store(shared), YARD, "A yard.")
    desk_of_many.grant(shared, "ada", "reader")
    ada = desk_of_many.join(shared, "ada")
    store = Store(ada)
    assert store.library().statement[YARD].text == "A yard."
    (tmp_path / "new.txt").write_text("Acme is well.\n\nVery well.\n", "utf-8")
    write_seeds(ada, seeded(YARD, text="Another yard."))
    change = undoing.latest(store)
    assert change is not None
    for attempt in (
        lambda: edit(store, YARD, "No yard."),
        lambda: undoing.take_back(store, change, ""),
        lambda: add(ada, [tmp_path / "new.txt"]),
        lambda: company_changes.add(ada, "Dunn"),
        lambda: build(ada),
    ):
        with pytest.raises(StorageError, match="you may read this workspace, and not change it"):
            attempt()
    with pytest.raises(DossierError, match="only an owner"):
        desk_of_many.grant(ada, "ada", "owner")
    for table in ("workspace", "file", "document", "change", "version"):
        with pytest.raises(AssertionError, match="permission denied"):
            desk_of_many.server.run(
                f"set role ada; delete from {desk_of_many.schema(shared)}.{table}"  # noqa: S608
            )
    assert text_of(shared, YARD) == "A yard."


def test_an_analyst_changes_the_library_until_the_role_is_taken_away(
    desk_of_many: Desk, shared: Workspace
) -> None:
    desk_of_many.grant(shared, "bob", "analyst")
    with keeping_on_server(shared).asking() as connection:
        people = granting.people(connection)
    assert [(item.name, item.role) for item in people] == [
        ("bob", "analyst"), ("owner", "owner"),
    ]  # fmt: skip
    bob = desk_of_many.join(shared, "bob")
    edit(Store(bob), YARD, "A yard.")
    assert text_of(shared, YARD) == "A yard."
    desk_of_many.grant(shared, "bob", None)
    with pytest.raises(StorageError, match=r"does not allow|may read"):
        edit(Store(bob), YARD, "No yard.")
    with pytest.raises(StorageError, match="no workspace here that you may read"):
        desk_of_many.join(shared, "bob")
    with pytest.raises(UnknownNameError, match="nobody by the name of zoe"):
        desk_of_many.grant(shared, "zoe", "reader")


def test_a_workspace_of_a_newer_version_is_left_alone(
    desk_of_many: Desk, shared: Workspace
) -> None:
    desk_of_many.server.run(f"insert into {desk_of_many.schema(shared)}.version values (99)")  # noqa: S608
    with pytest.raises(StorageError, match="is of version 99; this dossier knows versions up to"):
        desk_of_many.join(shared)


def test_a_password_is_handed_on_and_never_shown(
    desk_of_many: Desk, shared: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk_of_many.grant(shared, "guarded", "reader")
    url = desk_of_many.address(shared, "guarded").replace("guarded@", f"guarded:{SECRET}@")
    opened = open_workspace(url, pytest.fail)
    assert Store(opened).library().statements
    address = Address(url)
    words = [repr(opened), repr(address), f"{address}", repr(vars(Store(opened)))]
    words += [path.read_text("utf-8") for path in opened.root.glob("*.json")]
    wrong = url.replace(SECRET, "wrong-secret")
    unquoted, twice = ("secret@", "secret/x@"), ("?", "?sslpassword=wrong-secret&")
    for bad in (wrong, wrong.replace(*twice), wrong.replace(*unquoted)):
        monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "elsewhere"))
        with pytest.raises(DossierError) as caught:
            open_workspace(bad, pytest.fail)
        words += ["".join(traceback.format_exception(caught.value))]
    assert not [text for text in words if "hunter2" in text or "wrong-secret" in text]
    desk_of_many.leave(opened)


def test_a_password_on_the_command_line_is_refused_and_one_in_the_environment_is_not_told(
    desk_of_many: Desk, shared: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_of_many.grant(shared, "guarded", "reader")
    url = desk_of_many.address(shared, "guarded").replace("guarded@", f"guarded:{SECRET}@")
    typed = _dossier("list", "--workspace", url)
    assert typed.returncode == 2
    assert "~/.pgpass" in typed.stderr
    monkeypatch.setenv(ENVIRONMENT, url)
    read = _dossier("list", "--json")
    assert read.returncode == 0
    refused = _dossier("company", "add", "Dunn")
    assert refused.returncode == 1
    assert "you may read this workspace" in refused.stderr
    told = [done.stdout + done.stderr for done in (typed, read, refused)]
    assert not [text for text in told if "hunter2" in text]


def _dossier(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dossier", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
