"""Reading a library, and editing it statement by statement."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.errors import ConflictError, DossierError, StorageError, UnknownNameError
from dossier.model import Figure, Statement
from dossier.store import backups
from dossier.store.building.build import open_store
from dossier.store.checking.check import check
from dossier.store.store import Store
from dossier.workspace import Workspace

from .samples import (
    FERRY,
    HARBOUR,
    RIVER,
    SALES,
    STATEMENTS,
    TALKS,
    YARD,
    evidence,
    make_workspace,
    snapshot,
    statement,
)

NEW = statement(
    "acme-0000ff", "sales", "Zoé Lemaître speaks for Acme.", evidence("said Zoé Lemaître of Acme")
)


def reworded(store: Store, id_: str, text: str) -> Statement:
    return replace(store.library().statement[id_], text=text)


def test_a_library_holds_what_was_coded(store: Store) -> None:
    library = store.library()
    assert [company.id for company in library.companies] == ["bolt", "acme", "calm"]
    assert [article.id for article in library.articles] == [HARBOUR, RIVER]
    assert [item.id for item in library.statements] == [YARD, SALES, TALKS, FERRY]
    assert library.statements == STATEMENTS
    assert [facet.id for facet in library.facets] == ["market", "products"]
    assert library.lexicon[0].en == ("boat",)
    assert library.originals == {}


def test_an_edit_is_read_back_by_everybody(store: Store, workspace: Workspace) -> None:
    other = Store(workspace)
    assert other.library().statement[YARD].text == "Acme plans a yard in Nantes."
    assert store.save(reworded(store, YARD, "A yard."), revision=1, who="analyst") == 2
    for reader in (store, other, Store(workspace)):
        assert reader.library().statement[YARD].text == "A yard."
        assert reader.revision(YARD) == 2


def test_an_edit_touches_one_dossier_and_a_page_of_the_journal(
    store: Store, workspace: Workspace
) -> None:
    before = snapshot(workspace)
    store.save(reworded(store, YARD, "A yard."), revision=1, who="analyst")
    after = snapshot(workspace)
    assert {name for name in after if after[name] != before.get(name)} == {
        "acme.json",
        "journal/000001.json",
    }


def test_a_save_on_an_old_revision_is_told_what_stands(store: Store) -> None:
    store.save(
        reworded(store, YARD, "A yard, says she."), revision=1, who="analyst", when="2026-05-04"
    )
    with pytest.raises(ConflictError) as told:
        store.save(reworded(store, YARD, "A yard, says he."), revision=1, who="analyst")
    assert str(told.value) == (
        f"{YARD}: has changed since: it stands at revision 2, not 1 "
        "(changed by analyst 2026-05-04)\n  It now reads: A yard, says she."
    )
    assert store.library().statement[YARD].text == "A yard, says she."


def test_saving_the_same_again_is_no_change(store: Store, workspace: Workspace) -> None:
    before = snapshot(workspace)
    assert store.save(store.library().statement[YARD], revision=1, who="analyst") == 1
    assert snapshot(workspace) == before


def test_what_the_analyst_types_is_cleaned(store: Store) -> None:
    hostile = replace(
        reworded(store, SALES, " Acme\x1b[2J sold\n40\u202e boats "),
        date_words="this\x07 year",
        figures=(Figure("boats\x00 sold", "boats", 40),),
    )
    store.save(hostile, revision=1, who="analyst")
    stored = store.library().statement[SALES]
    assert stored.text == "Acme[2J sold 40 boats"
    assert stored.date_words == "this year"
    assert stored.figures[0].measure == "boats sold"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"evidence": ()}, "needs at least one passage"),
        ({"text": " \u202e "}, "not a valid statement: Expected `str` of length >= 1"),
        ({"status": "rumoured"}, "not a valid statement: Invalid enum value 'rumoured'"),
        ({"company": "bolt"}, "the id must begin with the company's: bolt-"),
        ({"facet": "products"}, "'sales' is a topic of 'market'"),
        ({"topic": "sail"}, "unknown topic 'sail'; did you mean 'sales'?"),
        ({"facet": "moods"}, "unknown facet 'moods'"),
        ({"parties": ("acme",)}, "'acme' is the company of the statement itself"),
        ({"parties": ("bold",)}, "unknown company 'bold'; did you mean 'bolt'?"),
        ({"parties": ("bolt", "bolt")}, "'bolt' is named twice"),
        ({"date": "next year"}, "is not a date"),
        ({"figures": (Figure("boats", "boats"),)}, "a figure needs a value"),
        ({"figures": (Figure("boats", "boats", float("nan")),)}, "must be a number"),
        ({"figures": (Figure("boats", "boats", low=2, high=1),)}, "low is above high"),
        ({"evidence": (replace(evidence("40 boats"), article="sea"),)}, "unknown article 'sea'"),
        ({"evidence": (replace(evidence("40 boats"), end=9999),)}, "is not a span of"),
        ({"evidence": (replace(evidence("40 boats"), paragraph=1),)}, "not inside paragraph 1"),
        ({"evidence": (replace(evidence("40 boats"), paragraph=9),)}, "has no paragraph 9"),
    ],
)
def test_a_statement_that_breaks_a_rule_is_refused(
    store: Store, workspace: Workspace, wrong: dict[str, object], told: str
) -> None:
    before = snapshot(workspace)
    with pytest.raises(DossierError) as fault:
        store.save(replace(STATEMENTS[1], **wrong), revision=1, who="analyst")
    assert told in str(fault.value)
    assert str(fault.value).startswith(SALES)
    assert snapshot(workspace) == before


def test_a_statement_is_added_once(store: Store) -> None:
    assert store.add(NEW, who="proposer") == 1
    assert store.library().statement[NEW.id] == NEW
    with pytest.raises(ConflictError, match="it reads: Zoé"):
        store.add(NEW, who="analyst")


def test_a_removed_statement_is_gone_until_undone(store: Store, workspace: Workspace) -> None:
    before = store.library().statements
    assert store.delete(YARD, 1, who="analyst") == 2
    assert YARD not in store.library().statement
    assert open_store(workspace).revision(YARD) == 2
    with pytest.raises(ConflictError, match="has been removed; undo brings it back"):
        store.save(STATEMENTS[0], revision=2, who="analyst")
    with pytest.raises(ConflictError, match="It is no longer there"):
        store.save(STATEMENTS[0], revision=1, who="analyst")
    assert store.undo(YARD, 2, who="analyst") == 3
    assert store.library().statements == before


def test_the_history_tells_who_did_what_when(store: Store) -> None:
    store.save(reworded(store, YARD, "A yard."), revision=1, who="analyst", when="2026-05-04")
    store.delete(YARD, 2, who="proposer")
    store.undo(YARD, 3, who="analyst")
    told = [(entry.revision, entry.who, entry.what, entry.when) for entry in store.history(YARD)]
    assert told == [
        (1, "seed", "added", ""),
        (2, "analyst", "changed", "2026-05-04"),
        (3, "proposer", "removed", ""),
        (4, "analyst", "undone", ""),
    ]
    before = [entry.before.text if entry.before else "" for entry in store.history(YARD)]
    assert before == ["", "Acme plans a yard in Nantes.", "A yard.", ""]


def test_undo_goes_back_step_by_step_and_stops_at_the_seed(store: Store) -> None:
    for number in range(1, 4):
        store.save(reworded(store, YARD, f"Yard {number}."), revision=number, who="analyst")
    read = []
    for revision in range(4, 7):
        store.undo(YARD, revision, who="analyst")
        read.append(store.library().statement[YARD].text)
    assert read == ["Yard 2.", "Yard 1.", "Acme plans a yard in Nantes."]
    with pytest.raises(DossierError, match="nothing to undo"):
        store.undo(YARD, 7, who="analyst")


def test_an_added_statement_can_be_taken_back_and_added_again(store: Store) -> None:
    store.add(NEW, who="analyst")
    store.undo(NEW.id, 1, who="analyst")
    with pytest.raises(UnknownNameError, match="there is no statement 'acme-0000ff'"):
        store.revision(NEW.id)
    assert store.add(NEW, who="analyst") == 3


def test_an_unknown_statement_is_told(store: Store) -> None:
    for id_ in ("acme-ffffff", "nobody-000000", "../../x-000000", "nonsense", ""):
        with pytest.raises(UnknownNameError, match="there is no statement"):
            store.revision(id_)
        with pytest.raises(UnknownNameError, match="there is no statement"):
            store.history(id_)
        with pytest.raises(UnknownNameError, match="there is no statement"):
            store.delete(id_, 1, who="analyst")


def test_a_damaged_dossier_is_named_and_the_others_can_be_edited(
    store: Store, workspace: Workspace
) -> None:
    (workspace.store / "bolt.json").write_text("{", "utf-8")
    with pytest.raises(StorageError, match=r"bolt\.json:1: is not valid JSON"):
        store.library()
    assert store.save(replace(STATEMENTS[0], text="A yard."), revision=1, who="analyst") == 2


def test_a_file_of_somebody_else_is_refused_by_name(store: Store, workspace: Workspace) -> None:
    (workspace.store / "notes.json").write_text('{"note": "mine"}', "utf-8")
    with pytest.raises(StorageError, match=r"notes\.json: is not a file of this store"):
        store.library()


def test_the_session_of_the_app_is_none_of_our_business(store: Store, workspace: Workspace) -> None:
    workspace.session.write_text('{"theme": "dark"}', "utf-8")
    assert len(store.library().companies) == 3


def test_a_changed_codebook_is_read_anew(store: Store, workspace: Workspace) -> None:
    store.library()
    text = workspace.codebook.read_text("utf-8")
    workspace.codebook.write_text(text.replace('"Market"', '"Markets"'), "utf-8")
    assert store.library().facets[0].name == "Markets"


def test_a_store_that_lost_its_articles_says_how_to_mend_it(
    store: Store, workspace: Workspace
) -> None:
    store.library()
    (workspace.store / "articles.json").unlink()
    with pytest.raises(StorageError, match=r"'harbour-news', which is not stored.*\n.*build"):
        store.library()
    with pytest.raises(StorageError, match=r"is gone; states of it are kept\n.*check --repair"):
        open_store(workspace)  # to begin anew would lose the articles that were added
    shutil.rmtree(workspace.store / backups.FOLDER)
    assert len(open_store(workspace).library().statements) == 4


EDITS = st.lists(
    st.tuples(st.sampled_from([YARD, SALES, TALKS, NEW.id]), st.sampled_from(["text", "gone"])),
    max_size=8,
)


@settings(max_examples=12, deadline=None)
@given(edits=EDITS)
def test_everything_can_be_undone(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str]]
) -> None:
    workspace = make_workspace(tmp_path_factory.mktemp("undo") / "library")
    store = open_store(workspace)
    before = store.library().statements
    store.add(NEW, who="analyst")
    done = [NEW.id]
    for number, (id_, edit) in enumerate(edits):
        if id_ not in store.library().statement:
            continue
        revision = store.revision(id_)
        if edit == "gone":
            store.delete(id_, revision, who="analyst")
        else:
            store.save(reworded(store, id_, f"Text {number}."), revision=revision, who="analyst")
        done.append(id_)
    assert check(workspace).faults == ()
    for id_ in reversed(done):
        store.undo(id_, store.revision(id_), who="analyst")
    assert store.library().statements == before
    assert check(workspace).faults == ()
