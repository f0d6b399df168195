"""Companies, facets and topics by command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.cli.conftest import OnTerminal, Run

CLIPPING = """\
Pedals and parcels

Velmora, the maker of cargo bicycles, will carry parcels for Norvane. Velmora Group begins in \
spring. Orbica 2 and Orbica 3 wait; both say so, Orbica 2 and Orbica 3.
"""


def companies(workspace: Workspace) -> dict[str, str]:
    return {item.id: item.name for item in Store(workspace).library().companies}


def test_a_workspace_begins_empty_and_is_filled_by_commands(run: Run, tmp_path: Path) -> None:
    root = tmp_path / "press"
    made = run("init", str(root))
    assert "dossier company add" in made.stderr
    there = ("--workspace", str(root))
    for words in (
        ("company", "add", "Norvane SA"),
        ("company", "alias", "norvane", "NV", "--cased"),
        ("company", "brand", "norvane", "Norvane Cargo", "--also", "NCargo"),
        ("company", "person", "norvane", "Ines Marrow", "--role", "head"),
        ("company", "rename", "norvane", "Norvane Cycles", "--short", "Norvane"),
        ("facet", "add", "Weather", "--definition", "What falls from the sky."),
        ("topic", "add", "weather", "Rain", "--definition", "How much of it."),
    ):
        done = run(*words, *there)
        assert done.returncode == 0, done.stderr
        assert done.stdout.count("\n") == 1
    assert run("show", "NV", *there).stdout.startswith("Norvane Cycles: 0 statements")
    (norvane,) = Store(Workspace(root)).library().companies
    assert [alias.name for alias in norvane.aliases] == ["NV", "Norvane SA"]
    assert norvane.brands[0].aliases == ("NCargo",)
    assert norvane.people[0].role == "head"
    assert "Rain  (rain, 0 statements)" in run("codebook", *there).stdout
    assert run("check", *there).returncode == 0
    assert "changed since" not in run("list", *there).stderr


def test_a_merge_says_how_many_statements_followed(run: Run, made_up: Workspace) -> None:
    refused = run("company", "merge", "calder", "norvane", workspace=made_up)
    assert refused.returncode == 2
    assert "--yes" in refused.stderr
    done = run("company", "merge", "calder", "norvane", "--yes", workspace=made_up)
    assert done.returncode == 0, done.stderr
    assert "is part of Norvane now; 2 statements followed." in done.stdout
    assert "calder" not in companies(made_up)
    built = run("build", workspace=made_up)
    assert "nothing was written" in built.stdout
    assert run("check", workspace=made_up).returncode == 0
    assert run("show", "calder", workspace=made_up).stdout.startswith("Norvane:")


def test_on_a_terminal_a_merge_asks(on_terminal: OnTerminal, sample: Workspace) -> None:
    # nobody types: the end of the input is no yes
    status, shown = on_terminal("company", "merge", "huawei", "psa", "--yes")
    assert status == 0
    assert "Huawei is part of Groupe PSA now" in shown
    assert "huawei" not in companies(sample)


def test_a_name_that_is_nearly_taken_is_answered(run: Run, made_up: Workspace) -> None:
    done = run("company", "add", "NORVANE Inc.", workspace=made_up)
    assert done.returncode == 1
    assert "nearly Norvane" in done.stderr
    assert 'dossier company alias norvane "NORVANE Inc."' in done.stderr
    assert run("company", "add", "Norvane 2", workspace=made_up).returncode == 0
    assert run("company", "add", "NORVANE Inc.", "--anyway", workspace=made_up).returncode == 0
    assert list(companies(made_up)) == ["norvane", "calder", "untold", "norvane-2", "norvane-3"]


def test_what_is_written_about_stays(run: Run, made_up: Workspace) -> None:
    done = run("company", "remove", "norvane", workspace=made_up)
    assert done.returncode == 1
    assert "6 statements are about Norvane or name it; 6 of them in seed files" in done.stderr
    assert run("company", "remove", "untold", workspace=made_up).returncode == 0
    done = run("topic", "remove", "plants", workspace=made_up)
    assert done.returncode == 1
    assert "1 statement stands under" in done.stderr
    done = run("facet", "remove", "organisation-sites", workspace=made_up)
    assert "has" in done.stderr
    assert done.returncode == 1


def test_topics_and_facets_move_and_merge(run: Run, made_up: Workspace) -> None:
    done = run("topic", "move", "plants", "strategy", workspace=made_up)
    assert done.stdout.endswith("stands under Strategy now; 1 statement followed.\n")
    assert run("topic", "merge", "jobs", "plants", "--yes", workspace=made_up).returncode == 0
    merged = run("facet", "merge", "organisation-sites", "strategy", "--yes", workspace=made_up)
    assert merged.returncode == 0, merged.stderr
    assert run("topic", "rename", "plants", "Works", workspace=made_up).returncode == 0
    assert run("facet", "define", "strategy", "What they want.", workspace=made_up).returncode == 0
    library = Store(made_up).library()
    assert library.topic["plants"].name == "Works"
    assert library.facet["strategy"].definition == "What they want."
    assert {item.topic for item in library.statements if item.facet == "strategy"} >= {"plants"}
    assert "nothing was written" in run("build", workspace=made_up).stdout
    assert run("check", workspace=made_up).returncode == 0


def test_names_come_off_and_go_to_another(run: Run, made_up: Workspace) -> None:
    for words in (
        ("brand", "norvane", "Norvane Cargo", "--to", "untold"),
        ("person", "norvane", "Ines Marrow", "--remove"),
    ):
        done = run("company", *words, workspace=made_up)
        assert done.returncode == 0, done.stderr
    norvane, _, untold = Store(made_up).library().companies
    assert (norvane.brands, norvane.people) == ((), ())
    assert [brand.name for brand in untold.brands] == ["Norvane Cargo"]
    done = run("company", "alias", "norvane", "Nothing", "--remove", workspace=made_up)
    assert done.returncode == 2
    assert "Norvane has no alias 'Nothing'" in done.stderr
    done = run("company", "alias", "untold", "Calder", workspace=made_up)
    assert done.returncode == 1
    assert "goes by Calder already" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("company", "add", " \u202e "), ("company", "add", "Acme", "--id", "Not an id"),
        ("company", "add", "Acme", "--id", "norvane"), ("facet", "add", "Strategy"),
        ("facet", "add", "Strategy", "--definition", "Again."),
        ("topic", "move", "plants", "nowhere"), ("company", "merge", "norvane", "norvane", "--yes"),
        ("company", "alias", "norvane", "A", "--remove", "--to", "calder"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_nothing_is_changed(
    run: Run, made_up: Workspace, words: tuple[str, ...]
) -> None:
    before = made_up.companies.read_bytes(), made_up.codebook.read_bytes()
    done = run(*words, workspace=made_up)
    assert done.returncode in {1, 2}
    assert done.stderr
    assert "Traceback" not in done.stderr
    assert (made_up.companies.read_bytes(), made_up.codebook.read_bytes()) == before


def test_a_malformed_file_is_told_and_left_alone(run: Run, made_up: Workspace) -> None:
    made_up.companies.write_text('schema = 1\n[[company]]\nid = "x"\n', "utf-8")
    done = run("company", "add", "Acme", workspace=made_up)
    assert done.returncode == 1
    assert "companies.toml:2: company[1]: `name` is missing" in done.stderr
    assert made_up.companies.read_text("utf-8") == 'schema = 1\n[[company]]\nid = "x"\n'


def test_names_seen_in_articles_are_suggested(run: Run, made_up: Workspace, tmp_path: Path) -> None:
    said = run("company", "suggest", workspace=made_up).stdout
    assert said.startswith("No name stands out")
    clipping = tmp_path / "clipping.txt"
    clipping.write_text(CLIPPING, "utf-8")
    run("add", str(clipping), workspace=made_up)
    found = json.loads(run("company", "suggest", "--json", workspace=made_up).stdout)
    assert [(item["name"], item["mentions"]) for item in found] == [
        ("Orbica 2", 2), ("Orbica 3", 2), ("Velmora", 2),
    ]  # fmt: skip
    assert found[2]["spellings"] == ["Velmora", "Velmora Group"]
    page = run("company", "suggest", "--limit", "3", workspace=made_up).stdout
    assert "   2 × Velmora  (in 1 article)" in page
    assert "also: Velmora Group" in page
    assert "[pedals-and-parcels]" in page
    run("company", "add", "Velmora SA", workspace=made_up)
    left = json.loads(run("company", "suggest", "--json", workspace=made_up).stdout)
    assert [item["name"] for item in left] == ["Orbica 2", "Orbica 3"]
    run("company", "suggest", "--dismiss", "orbica 2", workspace=made_up)
    page = run("company", "suggest", workspace=made_up).stdout
    assert "× Orbica 2" not in page
    assert "× Orbica 3" in page  # another name
    assert page.endswith("Dismissed: 1. To see them: --dismissed\n")
    assert run("company", "suggest", "--dismissed", workspace=made_up).stdout == "orbica 2\n"
    back = run("company", "suggest", "--bring-back", "Orbica 2", "--json", workspace=made_up)
    assert [item["name"] for item in json.loads(back.stdout)] == ["Orbica 2", "Orbica 3"]
    assert run("company", "suggest", "--bring-back", "Orbica 2", workspace=made_up).returncode == 2
