"""`dossier export --seeds` as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier.coding.seeds import read_seed
from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.cli.conftest import Run

EVERYTHING = ("export", "--seeds", "-o")


def edit(workspace: Workspace, id_: str, text: str) -> None:
    store = Store(workspace)
    new = replace(store.library().statement[id_], text=text)
    store.save(new, revision=store.revision(id_), who="analyst")


def test_one_article_goes_to_standard_output(run: Run, made_up: Workspace, tmp_path: Path) -> None:
    done = run("export", "--seeds", "workshop", workspace=made_up)
    assert (done.returncode, done.stderr) == (0, "")
    (tmp_path / "seed.toml").write_text(done.stdout, "utf-8")
    written, seed = read_seed(tmp_path / "seed.toml"), read_seed(made_up.seeds / "harbour.toml")
    assert written.article == seed.article
    assert set(written.statements) == set(seed.statements)
    assert run("export", "--seeds", "harbour", "-o", "-", workspace=made_up).stdout == done.stdout


def test_a_folder_takes_a_file_per_article_and_a_second_time_none(
    run: Run, made_up: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "seeds"
    first = run(*EVERYTHING, str(folder), workspace=made_up)
    assert first.returncode == 0
    assert first.stdout == ""
    assert sorted(path.name for path in folder.iterdir()) == ["harbour.toml", "hostile.toml"]
    assert "With them go data/companies.toml and data/codebook.toml" in first.stderr
    (folder / "harbour.toml").rename(folder / "01-workshop.toml")
    edit(made_up, "norvane-000001", "Forty-two are employed by Norvane's workshop.")
    again = run(*EVERYTHING, str(folder), workspace=made_up).stderr.splitlines()
    assert again[:2] == [
        f"written: {folder}/01-workshop.toml", f"unchanged: {folder}/hostile.toml"
    ]  # fmt: skip
    assert len(list(folder.iterdir())) == 2
    assert "Forty-two are employed" in (folder / "01-workshop.toml").read_text("utf-8")


def test_into_its_own_seeds_only_what_was_written_by_hand_needs_force(
    run: Run, made_up: Workspace
) -> None:
    seeds = str(made_up.seeds)
    hand_made = (made_up.seeds / "hostile.toml").read_bytes()
    refused = run(*EVERYTHING, seeds, workspace=made_up)
    assert refused.returncode == 1
    assert f"not written: {seeds}/hostile.toml: was written by hand" in refused.stderr
    assert (made_up.seeds / "hostile.toml").read_bytes() == hand_made
    forced = run(*EVERYTHING, seeds, "--force", workspace=made_up)
    assert forced.returncode == 0
    assert "data/companies.toml" not in forced.stderr
    assert "run: dossier build" in forced.stderr
    assert (made_up.seeds / "hostile.toml.bak").read_bytes() == hand_made
    assert run("build", workspace=made_up).returncode == 0
    assert "nothing was written" in run("build", workspace=made_up).stdout
    assert run("check", workspace=made_up).returncode == 0
    assert run(*EVERYTHING, seeds, workspace=made_up).stderr.count("unchanged: ") == 2


def test_a_quotation_is_left_out_and_named(run: Run, made_up: Workspace, tmp_path: Path) -> None:
    edit(made_up, "norvane-000001", "Forty-two people work there")
    done = run("export", "--seeds", "harbour", workspace=made_up)
    assert done.returncode == 0
    assert "norvane-000001" not in done.stdout
    assert done.stderr == (
        "harbour: 1 statement left out, still in the article's words; word them first: "
        "norvane-000001\n"
    )


def test_seeds_that_were_not_built_are_not_overwritten(run: Run, made_up: Workspace) -> None:
    run(*EVERYTHING, str(made_up.seeds), "--force", workspace=made_up)
    path = made_up.seeds / "harbour.toml"
    text = path.read_text("utf-8").replace("employs forty-two people", "has a staff of 42")
    path.write_text(text, "utf-8")
    done = run(*EVERYTHING, str(made_up.seeds), workspace=made_up)
    assert done.returncode == 1
    assert "the seeds have changed and the store has not: norvane-000001" in done.stderr
    assert path.read_text("utf-8") == text


def test_an_article_that_is_needed_as_well_is_named(
    run: Run, made_up: Workspace, tmp_path: Path
) -> None:
    store = Store(made_up)
    library = store.library()
    told = library.statement["norvane-000001"]
    more = replace(told, evidence=(*told.evidence, *library.statement["calder-000000"].evidence))
    store.save(more, revision=1, who="analyst")
    alone = run("export", "--seeds", "harbour", "-o", str(tmp_path / "out"), workspace=made_up)
    assert "harbour refers to hostile: no build without its seed file." in alone.stderr
    both = run(*EVERYTHING, str(tmp_path / "out"), workspace=made_up)
    assert "refers to" not in both.stderr


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ("", "2 seed files: name one article, or a folder with -o."),
        ("harbor", "no article called 'harbor'\n  Did you mean harbour?"),
        ("-o x.toml", "-o names the folder of the seed files, not a file: x.toml"),
        ("--all -o x", "--seeds goes with articles, -o and --force alone."),
        ("harbour --facet people", "--seeds goes with articles, -o and --force alone."),
    ],
)
def test_it_says_what_it_needs(
    run: Run, made_up: Workspace, tmp_path: Path, arguments: str, answer: str
) -> None:
    done = run("export", "--seeds", *arguments.split(), workspace=made_up)
    assert done.returncode == 2
    assert answer in done.stderr
    assert not list(tmp_path.glob("x*"))
