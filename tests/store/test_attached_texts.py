"""Attached texts are held against their seeds, and found again when a build needs them."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier.store import backups
from dossier.store.building.attachments import attach
from dossier.store.building.build import build
from dossier.store.checking.check import check
from dossier.store.store import Store
from dossier.workspace import Workspace

from .samples import (
    HARBOUR,
    RIVER,
    SALES,
    STATEMENTS,
    TALKS,
    TEXTS,
    YARD,
    seed_path,
    seeded,
    without,
    write_seeds,
    write_text,
)


def mistake(path: Path, field: str, value: str, nth: int = 0) -> int:
    """Give the nth field of this name in a seed another value; give its line."""
    lines = path.read_text("utf-8").split("\n")
    places = [number for number, line in enumerate(lines) if line.startswith(f"{field} = ")]
    lines[places[nth]] = f"{field} = {value}"
    path.write_text("\n".join(lines), "utf-8")
    return places[nth] + 1


def test_passages_that_are_not_those_of_the_very_text_are_told(
    workspace: Workspace, tmp_path: Path
) -> None:
    wrong = replace(STATEMENTS[1].evidence[0], fingerprint="0" * 16)
    write_seeds(workspace, seeded(SALES, evidence=(wrong,)))
    report = attach(workspace, [write_text(tmp_path, HARBOUR)])
    assert [item.statement for item in report.attached[0].misplaced] == [SALES]
    assert report.lines() == [
        f"{tmp_path / 'copy.txt'}: attached to {HARBOUR}, the very text coded; "
        "2 of 3 passages verified.",
        f"  {SALES}: its passage in paragraph 2 is not the one with its fingerprint: "
        "a fault of the seed.",
    ]


def test_a_single_passage_is_one(workspace: Workspace, tmp_path: Path) -> None:
    write_seeds(workspace, without(YARD, TALKS))
    report = attach(workspace, [write_text(tmp_path, HARBOUR)])
    assert report.lines()[0].endswith("the very text coded; 1 of 1 passage verified.")


def test_a_seed_with_the_hash_of_another_text_is_told(workspace: Workspace, tmp_path: Path) -> None:
    path = seed_path(workspace, HARBOUR)
    seed = path.read_text("utf-8")
    line = mistake(path, "text_sha256", f'"{"0" * 64}"')
    text = write_text(tmp_path, HARBOUR)
    assert attach(workspace, [text]).lines() == [
        f"{text}: attached to {HARBOUR}, the very file coded, but its seed has another "
        "`text_sha256`: a fault of the seed; 3 of 3 passages found again."
    ]
    (fault,) = check(workspace).faults
    assert (fault.file, fault.id) == (f"seeds/{HARBOUR}.toml:{line}", HARBOUR)
    assert "`text_sha256` is not that of the text" in fault.what
    path.write_text(seed, "utf-8")
    build(workspace)
    assert Store(workspace).library().originals[HARBOUR].exact
    assert check(workspace).lines() == ["4 statements, 4 with evidence"]


def test_the_file_of_a_seed_that_fits_nowhere_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = seed_path(workspace, HARBOUR)
    mistake(path, "text_sha256", f'"{"0" * 64}"')
    seed = path.read_text("utf-8")
    path.write_text(re.sub(r'fingerprint = "\w+"', f'fingerprint = "{"0" * 16}"', seed), "utf-8")
    report = attach(workspace, [write_text(tmp_path, HARBOUR)])
    assert report.refused[0].why == (
        f"is the very file of {HARBOUR}, but its seed has another `text_sha256`: "
        "a fault of the seed, and no passage fits either"
    )


@pytest.mark.parametrize("loss", ["seed", "store"])
def test_a_text_that_still_lies_there_is_attached_again(
    workspace: Workspace, tmp_path: Path, loss: str
) -> None:
    attach(workspace, [write_text(tmp_path, RIVER)])
    if loss == "seed":
        write_seeds(workspace, STATEMENTS[:3], {HARBOUR: TEXTS[HARBOUR]})
        build(workspace)
        assert Store(workspace).library().originals == {}
        assert check(workspace).notes == (
            f"data/originals/{RIVER}.txt: this text is attached to no article",
        )
        write_seeds(workspace, STATEMENTS)
    else:
        shutil.rmtree(workspace.store)
    report = build(workspace)
    assert report.attached == (RIVER,)
    assert f"Attached again, the very text: {RIVER}." in report.lines()
    assert Store(workspace).library().originals[RIVER].exact
    assert check(workspace).lines() == ["4 statements, 4 with evidence"]
    assert build(workspace).written == ()


def test_only_the_very_text_is_attached_again(workspace: Workspace) -> None:
    workspace.originals.mkdir(parents=True)
    (workspace.originals / f"{RIVER}.txt").write_text(f"{TEXTS[RIVER]} ", "utf-8")
    os.mkfifo(workspace.originals / f"{HARBOUR}.txt")
    assert build(workspace).attached == ()
    assert len(check(workspace).notes) == 2


def test_an_article_that_is_not_as_its_text_is_told(workspace: Workspace, tmp_path: Path) -> None:
    path = seed_path(workspace, HARBOUR)
    characters = mistake(path, "characters", "999")
    start = mistake(path, "start", "1")
    attach(workspace, [write_text(tmp_path, HARBOUR)])
    end = TEXTS[HARBOUR].index("\n")
    assert [(fault.file, fault.id, fault.what) for fault in check(workspace).faults] == [
        (
            f"seeds/{HARBOUR}.toml:{characters}",
            HARBOUR,
            f"`characters` is 999, but the text has {len(TEXTS[HARBOUR])}",
        ),
        (
            f"seeds/{HARBOUR}.toml:{start}",
            HARBOUR,
            f"paragraph 1 of the text is at 0-{end}, not at 1-{end}",
        ),
    ]


def test_a_paragraph_without_a_digest_is_told(workspace: Workspace, tmp_path: Path) -> None:
    path = seed_path(workspace, RIVER)
    seed = path.read_text("utf-8")
    last, statements = seed.rindex("[[digest]]"), seed.index("[[statement]]")
    path.write_text(seed[:last], "utf-8")
    attach(workspace, [write_text(tmp_path, RIVER)])
    (fault,) = check(workspace).faults
    assert fault.what == "the digest has 1 paragraph, the text 2"
    assert fault.file.startswith(f"seeds/{RIVER}.toml:")
    more = f"[[digest]]\nparagraph = 3\nstart = {len(TEXTS[RIVER]) - 1}\nend = "
    more += f'{len(TEXTS[RIVER])}\ntext = "More."\n\n'
    path.write_text(seed[:statements] + more + seed[statements:], "utf-8")
    build(workspace)
    (fault,) = check(workspace).faults
    assert fault.what == "the digest has 3 paragraphs, the text 2"


def test_strays_are_told_whatever_else_is_wrong(workspace: Workspace, tmp_path: Path) -> None:
    attach(workspace, [write_text(tmp_path, HARBOUR)])
    attach(workspace, [write_text(tmp_path, HARBOUR)])
    assert {path.name for path in workspace.originals.iterdir()} == {
        f"{HARBOUR}.txt",
        backups.FOLDER,
    }
    (workspace.originals / ".DS_Store").touch()
    assert check(workspace).notes == ()
    (workspace.originals / "sea\x1b.txt").touch()
    workspace.lexicon.unlink()
    assert check(workspace).notes == (
        "data/originals/sea.txt: this text is attached to no article",
    )
    (workspace.store / "articles.json").write_text("{", "utf-8")
    assert check(workspace).notes == ()


def test_one_statement_is_one(workspace: Workspace) -> None:
    write_seeds(workspace, STATEMENTS[:1])
    assert check(workspace).lines() == ["1 statement, 1 with evidence"]
