"""A folder is listed for somebody who looks for articles, whatever lies in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dossier.articles.listing import list_folder, shown
from dossier.errors import DossierError


def names(folder: Path, *, everything: bool = False) -> list[str]:
    return [entry.name for entry in list_folder(folder, everything=everything).entries]


def test_folders_come_first_and_files_of_known_kinds_follow(tmp_path: Path) -> None:
    for name in ("b.txt", "A.html", "c.PDF", "notes", "picture.jpg", ".secret.txt"):
        (tmp_path / name).write_text("word")
    (tmp_path / "zoo").mkdir()
    (tmp_path / ".git").mkdir()
    listing = list_folder(tmp_path)
    assert [entry.name for entry in listing.entries] == ["zoo", "A.html", "b.txt", "c.PDF", "notes"]
    assert (listing.hidden, listing.others) == (2, 1)
    assert [entry.size for entry in listing.entries] == [0, 4, 4, 4, 4]
    everything = list_folder(tmp_path, everything=True)
    assert {entry.name: entry.known for entry in everything.entries if not entry.folder} == {
        "A.html": True, "b.txt": True, "c.PDF": True, "notes": True, "picture.jpg": False,
        ".secret.txt": True,
    }  # fmt: skip
    assert (everything.hidden, everything.others) == (0, 0)


def test_names_are_shown_without_harm_and_lead_to_their_files(tmp_path: Path) -> None:
    raw = [b"a\nb.txt", b"\x1b[2J\xe2\x80\xaec.txt", b"\xff\xfe.txt", b"[@click=app.quit]d.txt"]
    for name in raw:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("word")
    Path(tmp_path, "\u202e").mkdir()
    entries = list_folder(tmp_path).entries
    assert {entry.name for entry in entries} == {
        "a b.txt", "[2Jc.txt", "��.txt", "[@click=app.quit]d.txt", "(a name that cannot be shown)",
    }  # fmt: skip
    assert all(entry.folder or entry.path.read_text() == "word" for entry in entries)


def test_links_are_what_they_lead_to_and_odd_things_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word")
    (tmp_path / "to-file.txt").symlink_to("a.txt")
    (tmp_path / "to-folder").symlink_to(".")
    (tmp_path / "nowhere.txt").symlink_to("none")
    (tmp_path / "x.txt").symlink_to("y.txt")
    (tmp_path / "y.txt").symlink_to("x.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert names(tmp_path, everything=True) == ["to-folder", "a.txt", "to-file.txt"]
    assert list_folder(tmp_path).others == 4


@pytest.mark.parametrize("name", ["none", "file", "\x1b[2Jnone"])
def test_what_cannot_be_listed_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DossierError, match="cannot be opened") as raised:
        list_folder(tmp_path / name)
    assert "\x1b" not in str(raised.value)


def test_a_path_may_be_shown() -> None:
    assert shown("/in/\x1b]0;x\x07y") == "/in/]0;xy"
