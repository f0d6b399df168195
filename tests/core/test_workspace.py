"""Which folder is worked in, and how a new one is made."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from dossier import workspace
from dossier.codebook import read_codebook, read_companies, read_lexicon
from dossier.coding.seeds import read_seeds
from dossier.errors import DossierError
from dossier.workspace import ENVIRONMENT, Workspace, choose, create, current_folder

from .samples import COMPANIES, write


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the user's own folders and settings out of it."""
    folder = tmp_path / "user-data"
    monkeypatch.setattr("platformdirs.user_data_path", lambda name: folder / name)
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    monkeypatch.delenv("DOSSIER_CONFIG", raising=False)
    return folder


def made(folder: Path) -> Path:
    return create(folder).root


def test_the_option_wins_over_the_environment_and_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    option, environment, here = (made(tmp_path / name) for name in ("option", "env", "here"))
    monkeypatch.chdir(here)
    assert choose() == Workspace(here)
    monkeypatch.setenv(ENVIRONMENT, str(environment))
    assert choose() == Workspace(environment)
    assert choose(option) == Workspace(option)
    monkeypatch.setenv(ENVIRONMENT, "")
    assert choose() == Workspace(here)


def test_a_folder_in_a_workspace_belongs_to_it(tmp_path: Path) -> None:
    root = made(tmp_path / "library")
    deep = root / "seeds" / "drafts" / "more"
    deep.mkdir(parents=True)
    assert choose(start=root) == choose(start=deep) == Workspace(root)
    inner = made(deep / "inner")
    assert choose(start=inner / "data") == Workspace(inner)


def test_without_a_current_folder_home_is_where_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = made(tmp_path / "library")
    (tmp_path / "gone").mkdir()
    monkeypatch.setenv("HOME", str(root / "seeds"))
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert current_folder() == root / "seeds"
    assert choose() == Workspace(root)


@pytest.mark.parametrize("by", ["option", "environment"])
def test_what_is_asked_for_must_be_a_workspace(
    by: str, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "seeds").mkdir()  # no codebook
    if by == "environment":
        monkeypatch.setenv(ENVIRONMENT, str(tmp_path))
    with pytest.raises(DossierError) as raised:
        choose(tmp_path if by == "option" else None)
    assert str(raised.value) == (
        f"{tmp_path}: is not a workspace: it has no seeds/ or no data/codebook.toml\n"
        f"  Make one there with: dossier init {tmp_path}"
    )
    assert not home.exists()


def test_outside_any_workspace_the_default_library_is_made_once(tmp_path: Path, home: Path) -> None:
    chosen = choose(start=tmp_path)
    assert chosen == Workspace(home / "dossier" / "library")
    assert len(read_seeds(chosen.seeds)) == 5
    assert {company.id for company in read_companies(chosen.companies)} >= {"psa", "huawei"}
    assert len(read_lexicon(chosen.lexicon)) > 100
    chosen.companies.write_text(COMPANIES, "utf-8")
    assert choose(start=tmp_path) == chosen
    assert chosen.companies.read_text("utf-8") == COMPANIES


def test_a_new_workspace_is_empty_but_ready(tmp_path: Path) -> None:
    new = create(tmp_path / "a" / "b")
    assert read_seeds(new.seeds) == ()
    assert "[[statement]]" in (new.seeds / "README.md").read_text("utf-8")
    assert read_companies(new.companies) == ()
    assert read_codebook(new.codebook)
    assert read_lexicon(new.lexicon)
    assert choose(new.root) == new


def test_a_new_workspace_has_the_codebook_for_any_trade_and_the_sample_its_own(
    tmp_path: Path,
) -> None:
    data = Path(workspace.__file__).parents[1] / "data"
    new, sample = create(tmp_path / "new"), create(tmp_path / "sample", sample=True)
    for name in ("codebook.toml", "cues.toml"):
        carried = (data / "general" / name).read_bytes()
        assert (new.root / "data" / name).read_bytes() == carried
    for path in (*data.glob("*.toml"), *(data.parent / "seeds").iterdir()):
        copied = sample.root / path.relative_to(data.parent)
        assert copied.read_bytes() == path.read_bytes()


def test_the_example_in_a_new_companies_file_works_when_uncommented(tmp_path: Path) -> None:
    path = create(tmp_path / "new").companies
    lines = [line.removeprefix("# ") for line in path.read_text("utf-8").splitlines()]
    example = lines[lines.index("[[company]]") : lines.index("schema = 1") - 1]
    path.write_text("\n".join(["schema = 1", *example]), "utf-8")
    (company,) = read_companies(path)
    assert company.id == "acme"
    assert company.people[0].name == "Jo Doe"


def test_an_existing_workspace_is_not_made_again(tmp_path: Path) -> None:
    root = made(tmp_path / "library")
    seed = write(root / "seeds", "mine")
    there = set(root.joinpath("seeds").iterdir())
    for sample in (False, True):
        with pytest.raises(DossierError) as raised:
            create(root, sample=sample)
        assert str(raised.value) == f"{root}: is a workspace already"
    assert seed.read_text("utf-8") == "mine"
    assert set(root.joinpath("seeds").iterdir()) == there


def test_what_lies_in_the_folder_is_kept(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    companies = write(tmp_path / "data", COMPANIES, "companies.toml")
    create(tmp_path)
    assert companies.read_text("utf-8") == COMPANIES


@pytest.mark.parametrize("name", ["", "seeds", "data"])
def test_a_file_in_the_way_is_told(name: str, tmp_path: Path) -> None:
    root = tmp_path / "library"
    obstacle = root / name
    obstacle.parent.mkdir(parents=True, exist_ok=True)
    obstacle.write_text("in the way", "utf-8")
    with pytest.raises(DossierError) as raised:
        create(root)
    assert str(raised.value).startswith(f"{root}: a workspace cannot be made here: ")
    assert obstacle.read_text("utf-8") == "in the way"


def test_a_workspace_half_made_is_finished_the_next_time(home: Path, tmp_path: Path) -> None:
    (home / "dossier" / "library" / "seeds").mkdir(parents=True)
    assert len(read_seeds(choose(start=tmp_path).seeds)) == 5


def test_a_folder_that_could_not_be_filled_is_no_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copyfile

    def failing(source: Path, target: Path) -> None:
        if target.name == "lexicon.toml":
            raise OSError(errno.ENOSPC, "No space left on device")
        copy(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfile", failing)
        with pytest.raises(DossierError, match="cannot be made here: No space left on device"):
            create(tmp_path)
    with pytest.raises(DossierError, match="is not a workspace"):
        choose(tmp_path)
    assert read_lexicon(create(tmp_path).lexicon)


def test_every_place_lies_in_the_workspace(tmp_path: Path) -> None:
    new = Workspace(tmp_path)
    assert {place.relative_to(tmp_path).as_posix() for place in (
        new.seeds, new.codebook, new.companies, new.lexicon,
        new.store, new.originals, new.exports, new.session,
    )} == {
        "seeds", "data/codebook.toml", "data/companies.toml", "data/lexicon.toml",
        "data/store", "data/originals", "data/exports", "data/store/session.json",
    }  # fmt: skip


def test_settings_lie_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda name: tmp_path / "config" / name)
    assert workspace.config_folder() == tmp_path / "config" / "dossier"
    monkeypatch.setenv("DOSSIER_CONFIG", str(tmp_path / "mine"))
    assert workspace.config_folder() == tmp_path / "mine"
