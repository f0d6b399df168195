from __future__ import annotations

import os
import resource
from pathlib import Path
from typing import Any

import pytest

from dossier.errors import DossierError, OccupiedError
from dossier.export import notes
from dossier.export.delivery import deliver
from dossier.export.markdown import comparison_markdown, dossier_markdown, library_markdown

from .samples import STATEMENTS, library

FIRST = dossier_markdown(library(STATEMENTS[:1]), "northwind")
SECOND = dossier_markdown(library(), "northwind")
MINE = "My own words,\n\n```\nunclosed  \n<!-- /notes -->\n| and more"


def add_notes(path: Path, mine: str) -> None:
    path.write_bytes(notes.carry(mine, path.read_text("utf-8")).encode())


def test_a_new_file_is_written_as_utf8_with_line_feeds(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    assert deliver(path, SECOND) == "written"
    assert path.read_bytes() == SECOND.encode("utf-8")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "text",
    [SECOND, comparison_markdown(library(), ["northwind", "calm"]), library_markdown(library())],
)
def test_the_second_time_nothing_changes(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    deliver(path, text)
    os.utime(path, (1, 1))
    assert deliver(path, text) == "unchanged"
    assert path.stat().st_mtime == 1


def test_a_file_of_ours_is_replaced_and_its_notes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    deliver(path, FIRST)
    path.chmod(0o640)
    add_notes(path, MINE)
    assert deliver(path, SECOND) == "written"
    assert path.read_text("utf-8") == notes.carry(MINE, SECOND)
    assert notes.kept(path.read_text("utf-8")) == MINE
    assert path.stat().st_mode & 0o777 == 0o640
    assert deliver(path, SECOND) == "unchanged"
    assert list(tmp_path.iterdir()) == [path]


def test_notes_survive_an_editor_that_changes_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    deliver(path, FIRST)
    add_notes(path, "mine\nand mine")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    deliver(path, SECOND)
    assert path.read_bytes() == notes.carry("mine\nand mine", SECOND).encode("utf-8")


def test_notes_are_kept_to_the_byte_unless_all_line_ends_were_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    deliver(path, FIRST)
    empty = notes.region().encode()
    mine = notes.region("\0").encode().replace(b"\0", b"one\r\ntwo \xff\xfe\r")
    path.write_bytes(path.read_bytes().replace(empty, mine))
    deliver(path, SECOND)
    assert path.read_bytes() == SECOND.encode().replace(empty, mine)


@pytest.mark.parametrize(
    "content", [b"my shopping list", b"", b"\xff\xfe\x00binary", b"---\n---\n"]
)
def test_a_foreign_file_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(content)
    with pytest.raises(OccupiedError, match="not written by dossier") as refused:
        deliver(path, SECOND)
    assert "--force" in refused.value.advice
    assert "a.md.bak" in refused.value.advice
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_forced_a_foreign_file_is_replaced_and_a_copy_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    for content, copy in (("one", "a.md.bak"), ("two", "a.md.bak2"), ("three", "a.md.bak3")):
        path.write_text(content)
        assert deliver(path, SECOND, force=True) == "written"
        assert path.read_text("utf-8") == SECOND
        assert (tmp_path / copy).read_text() == content


@pytest.mark.parametrize("marker", [notes.OPENING, notes.CLOSING])
def test_a_file_whose_notes_cannot_be_told_is_left_alone(tmp_path: Path, marker: str) -> None:
    path = tmp_path / "a.md"
    deliver(path, FIRST)
    add_notes(path, "mine")
    spoilt = path.read_text("utf-8").replace(marker, "")
    path.write_text(spoilt, "utf-8")
    with pytest.raises(OccupiedError, match="mark your notes"):
        deliver(path, SECOND)
    assert path.read_text("utf-8") == spoilt
    assert deliver(path, SECOND, force=True) == "written"
    assert (tmp_path / "a.md.bak").read_text("utf-8") == spoilt


def test_force_keeps_the_notes_of_a_whole_file_and_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    deliver(path, FIRST)
    add_notes(path, MINE)
    deliver(path, SECOND, force=True)
    assert notes.kept(path.read_text("utf-8")) == MINE
    assert list(tmp_path.iterdir()) == [path]


def refuses(path: Path, text: str, why: str) -> None:
    """Check that a file is left as it is, and that force keeps a copy of it."""
    before = path.read_bytes()
    with pytest.raises(OccupiedError, match=why) as refused:
        deliver(path, text)
    assert "--force" in refused.value.advice
    assert path.read_bytes() == before
    assert deliver(path, text, force=True) == "written"
    assert path.with_name(f"{path.name}.bak").read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## Sites", "## Sites\n\nMy own paragraph."),
        ("Northwind leaves Lille.", "Northwind stays in Lille."),
        ('- "dossier"', '- "dossier"\n- "mine"'),
        ('subject: "dossier northwind"\n', ""),
    ],
)
def test_a_file_edited_outside_its_notes_is_left_alone(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "a.md"
    deliver(path, SECOND)
    assert old in SECOND
    path.write_text(SECOND.replace(old, new, 1), "utf-8")
    add_notes(path, MINE)
    refuses(path, SECOND, "was edited outside its notes")


def test_forced_an_edited_file_keeps_its_notes(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    deliver(path, SECOND)
    path.write_text(f"{SECOND}\nMine too.\n", "utf-8")
    add_notes(path, MINE)
    deliver(path, SECOND, force=True)
    assert path.read_text("utf-8") == notes.carry(MINE, SECOND)


def test_an_older_export_counts_as_edited(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    lines = SECOND.splitlines(keepends=True)
    older = [line for line in lines if not line.startswith(("subject:", "checksum:"))]
    path.write_text("".join(older), "utf-8")
    add_notes(path, MINE)
    refuses(path, SECOND, "was edited, or is an older export")
    assert path.read_text("utf-8") == notes.carry(MINE, SECOND)


@pytest.mark.parametrize(
    "other",
    [
        dossier_markdown(library(), "southwind"),
        comparison_markdown(library(), ["northwind", "calm"]),
        library_markdown(library()),
    ],
)
def test_the_export_of_another_subject_is_left_alone(tmp_path: Path, other: str) -> None:
    path = tmp_path / "a.md"
    deliver(path, SECOND)
    add_notes(path, MINE)
    refuses(path, other, r"another subject \(dossier northwind\)")
    assert path.read_text("utf-8") == other


@pytest.mark.parametrize("narrowed", [{"facets": ["sites"]}, {"rows": "only"}])
def test_another_selection_of_a_comparison_is_another_subject(
    tmp_path: Path, narrowed: dict[str, Any]
) -> None:
    path = tmp_path / "a.md"
    deliver(path, comparison_markdown(library(), ["northwind", "calm"]))
    refuses(path, comparison_markdown(library(), ["northwind", "calm"], **narrowed), "another sub")


def test_space_at_line_ends_is_no_edit(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    deliver(path, FIRST)
    path.write_text(FIRST.replace(".\n", ".  \n") + "\n\n", "utf-8")
    assert deliver(path, SECOND) == "written"


def test_what_force_cannot_help_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(DossierError) as refused:
        deliver(tmp_path, SECOND)
    assert not isinstance(refused.value, OccupiedError)


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="is a folder"):
        deliver(tmp_path, SECOND, force=True)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match=r"there is no folder .*missing"):
        deliver(tmp_path / "missing" / "a.md", SECOND)
    assert not (tmp_path / "missing").exists()


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DossierError, match="cannot be written"):
        deliver(tmp_path / "file" / "a.md", SECOND)


@pytest.mark.parametrize("target", ["there.md", "nowhere.md"])
def test_a_link_is_not_followed(tmp_path: Path, target: str) -> None:
    deliver(tmp_path / "there.md", FIRST)
    path = tmp_path / "a.md"
    path.symlink_to(target)
    with pytest.raises(DossierError, match="link or a device"):
        deliver(path, SECOND, force=True)
    assert (tmp_path / "there.md").read_text("utf-8") == FIRST
    assert not (tmp_path / "nowhere.md").exists()


def test_a_named_pipe_does_not_block(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    os.mkfifo(path)
    with pytest.raises(DossierError, match="link or a device"):
        deliver(path, SECOND)


def test_a_read_only_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    deliver(path, FIRST)
    path.chmod(0o444)
    with pytest.raises(DossierError, match="is read-only"):
        deliver(path, SECOND, force=True)
    assert path.read_text("utf-8") == FIRST


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(DossierError, match="cannot be written: Permission denied"):
        deliver(tmp_path / "a.md", SECOND)


def test_a_name_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="cannot be written: File name too long"):
        deliver(tmp_path / f"{'a' * 300}.md", SECOND)


def test_what_could_not_be_written_whole_is_not_left_behind(tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        with pytest.raises(DossierError, match="cannot be written: File too large"):
            deliver(tmp_path / "a.md", SECOND)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert not list(tmp_path.iterdir())


def test_when_replacing_fails_the_old_file_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.md"
    deliver(path, FIRST)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DossierError, match="No space left"):
        deliver(path, SECOND)
    assert path.read_text("utf-8") == FIRST
    assert list(tmp_path.iterdir()) == [path]
