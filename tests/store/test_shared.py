"""A store on a server: what colleagues see of each other, and what a change costs and survives."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.errors import ConflictError, DossierError, StorageError
from dossier.store import contents, editing
from dossier.store.building.build import build, open_store
from dossier.store.checking.check import check
from dossier.store.editing import Change, Edit, Standing
from dossier.store.store import Store
from dossier.store.undo import undoing
from dossier.workspace import Workspace
from tests.shared import Desk

from .samples import (
    FERRY,
    SALES,
    STATEMENTS,
    TALKS,
    YARD,
    edit,
    make_workspace,
    seeded,
    text_of,
    write_seeds,
)

IDS = (YARD, SALES, TALKS, FERRY)
WHATS = ("save", "delete", "undo")


@pytest.fixture
def shared(desk_of_many: Desk, workspace: Workspace) -> Workspace:
    """The small library, built, on the server."""
    open_store(workspace)
    return desk_of_many.share(workspace)


def held(workspace: Workspace) -> dict[str, bytes]:
    """Give the files that make a workspace."""
    return {name: path.read_bytes() for name, path in contents.places(workspace).items()}


def test_the_second_of_two_reviewers_is_told(desk_of_many: Desk, shared: Workspace) -> None:
    ada, bob = Store(shared), Store(desk_of_many.join(shared))
    seen = bob.library().statement[YARD]
    edit(ada, YARD, "Acme means to open a yard.")
    with pytest.raises(ConflictError, match="It now reads: Acme means"):
        bob.save(replace(seen, text="No yard."), revision=1, who="analyst")
    assert bob.library().statement[YARD].text == "Acme means to open a yard."
    with pytest.raises(ConflictError, match="It now reads: Acme means"):
        bob.revision_as_read(seen)


def test_a_build_hands_in_the_seeds_and_word_lists_that_were_changed_by_hand(
    desk_of_many: Desk, shared: Workspace
) -> None:
    colleague = desk_of_many.join(shared)
    write_seeds(shared, seeded(YARD, text="A yard, said the seed."))
    shared.lexicon.write_text("schema = 1\n", "utf-8")
    build(shared)
    assert text_of(colleague, YARD) == "A yard, said the seed."
    assert held(colleague) == held(shared)
    assert build(colleague).written == ()


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(st.sampled_from(IDS), st.sampled_from("save delete undo".split())), max_size=8
    )
)
def test_the_same_changes_give_the_same_bytes_in_a_folder_and_on_the_server(
    desk_of_many: Desk,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    steps: list[tuple[str, str]],
) -> None:
    monkeypatch.setattr("dossier.store.undo.journal.now", lambda: "2020-01-01T00:00:00Z")
    here = make_workspace(tmp_path_factory.mktemp("here") / "library")
    there = desk_of_many.share(here)
    looking_on = desk_of_many.join(there)
    stores = [open_store(place) for place in (here, there)]
    for number, (id_, what) in enumerate(steps):
        answers = [_step(store, id_, what, f"Text {number}.") for store in stores]
        assert answers[0] == answers[1]
        if number % 3 == 0:
            Store(looking_on).library()
    Store(looking_on).library()
    assert held(here) == held(there) == held(looking_on)
    assert not check(looking_on).faults


def _step(store: Store, id_: str, what: str, text: str) -> str:
    """Change something, and give what was answered."""
    try:
        if what == "save":
            edit(store, id_, text)
        elif what == "delete":
            store.delete(id_, store.revision(id_), who="analyst")
        elif change := undoing.latest(store):
            return undoing.take_back(store, change, "2020-01-01")
    except (KeyError, DossierError) as fault:  # it was removed before
        return str(fault)
    return ""


def test_a_change_writes_the_rows_that_changed_and_no_more(
    desk_of_many: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    source = make_workspace(tmp_path_factory.mktemp("large") / "library")
    many = [replace(STATEMENTS[1], id=f"acme-{n:06x}") for n in range(0x100, 0x200)]
    write_seeds(source, (*STATEMENTS, *many))
    open_store(source)
    shared = desk_of_many.share(source)
    edit(Store(shared), YARD, "A yard.")
    schema = desk_of_many.schema(shared)
    counted = desk_of_many.server.run(
        f"select tab, count(*) from {schema}.document where revision ="  # noqa: S608
        f" (select revision from {schema}.workspace) group by tab order by tab"
    )
    assert counted.splitlines() == ["changes|1", "history|1", "statements|1"]


def test_a_machine_that_stops_before_its_replica_follows_catches_up(
    shared: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(shared)
    seen = store.library().statement[YARD]
    with monkeypatch.context() as patch:
        patch.setattr("dossier.store.server.replica.files.replace", _refuse)
        store.save(replace(seen, text="A yard."), revision=1, who="analyst")
    assert text_of(shared, YARD) == "A yard."
    assert Store(shared).revision(YARD) == 2


def _refuse(_contents: object) -> None:
    raise StorageError("the disk is full")


def test_what_was_meddled_with_in_a_replica_does_not_spoil_the_server(
    desk_of_many: Desk, shared: Workspace
) -> None:
    acme = shared.store / "acme.json"
    lines = acme.read_bytes().splitlines(keepends=True)
    acme.write_bytes(b"".join([*lines[:-3], b" ", *lines[-3:]]))  # sound JSON of other bytes
    edit(Store(shared), YARD, "A yard.")
    colleague = desk_of_many.join(shared)
    assert text_of(colleague, YARD) == "A yard."
    assert held(colleague) == held(shared)
    assert not check(colleague).faults


# --- a connection that is lost -------------------------------------------------------------------


def test_a_connection_lost_in_mid_edit_comes_back_and_the_edit_is_made_once(
    desk_of_many: Desk, shared: Workspace
) -> None:
    store, revisions = Store(shared), []

    def decide(standing: Standing) -> Change:
        desk_of_many.server.run(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where application_name = 'dossier'"
        )
        revisions.append(standing.revision)
        new = replace(STATEMENTS[0], text="A yard.")
        return editing.save(standing, new, 1, "analyst", "")

    store.apply(Edit(YARD, decide))
    assert revisions == [1]
    assert text_of(shared, YARD) == "A yard."
    assert [entry.revision for entry in Store(shared).history(YARD)] == [1, 2]


def test_a_change_whose_answer_was_lost_is_not_made_twice(
    shared: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from psycopg import OperationalError

    from dossier.store.server import committing, keeping

    done: list[int | None] = []

    def lost(*arguments: object) -> int | None:
        done.append(committing.commit(*arguments))  # type: ignore[arg-type]
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(keeping, "commit", lost)
    edit(Store(shared), YARD, "A yard.")
    assert len(done) == 1
    assert text_of(shared, YARD) == "A yard."
    assert Store(shared).revision(YARD) == 2


def test_what_others_changed_while_the_connection_was_lost_is_not_written_over(
    desk_of_many: Desk, shared: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from psycopg import OperationalError

    from dossier.store.server import committing, keeping

    colleague = Store(desk_of_many.join(shared))
    calls: list[int] = []

    def lost(*arguments: object) -> int | None:
        calls.append(1)
        if len(calls) == 1:
            desk_of_many.server.run(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where application_name = 'dossier'"
            )
            monkeypatch.setattr(keeping, "commit", committing.commit)
            edit(colleague, FERRY, "A ferry of theirs.")
            raise OperationalError("server closed the connection unexpectedly")
        return None

    monkeypatch.setattr(keeping, "commit", lost)
    with pytest.raises(StorageError, match="others have changed the library"):
        edit(Store(shared), YARD, "A yard.")
    assert text_of(shared, YARD) == "Acme plans a yard in Nantes."
    assert text_of(shared, FERRY) == "A ferry of theirs."
    edit(Store(shared), YARD, "A yard.")  # as the message says


def test_without_the_server_one_reads_what_was_read_last_and_saves_nothing(
    desk_of_many: Desk, shared: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dossier.store.opening import open_workspace
    from dossier.store.server import keeping

    monkeypatch.setattr(keeping, "_PAUSE", 0)
    store, server, said = Store(shared), desk_of_many.server, list[str]()
    seen = store.library().statement[YARD]
    server.stop()
    try:
        assert store.library().statement[YARD] == seen
        with pytest.raises(StorageError, match="cannot be reached"):
            store.save(replace(seen, text="A yard."), revision=1, who="analyst")
        open_workspace(shared.server, said.append)
        assert said == [
            f"{shared.server}: the server cannot be reached; this is the library as it was "
            "last read"
        ]
    finally:
        server.start()
    store.save(replace(seen, text="A yard."), revision=1, who="analyst")
    assert Store(shared).revision(YARD) == 2
