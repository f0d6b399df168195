"""The analyst's own copies of the articles: recognised by their words, never guessed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier.articles.anchoring import holds
from dossier.errors import DossierError
from dossier.model import Library
from dossier.store import files
from dossier.store.building.attachments import AttachReport, attach
from dossier.store.building.build import build
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
    TEXTS,
    YARD,
    evidence,
    snapshot,
    statement,
    write_seeds,
    write_text,
)


def give(workspace: Workspace, text: str, name: str = "copy.txt") -> AttachReport:
    path = workspace.root / name
    path.write_text(text, "utf-8")
    return attach(workspace, [path])


def quotations(library: Library) -> dict[str, str]:
    """Give by statement id the first passage as it stands in the attached text."""
    found: dict[str, str] = {}
    for item in library.statements:
        original = library.originals.get(item.evidence[0].article)
        place = original.locate(item.evidence[0]) if original else None
        if original and place:
            assert holds(original.text, item.evidence[0], *place)
            found[item.id] = original.text[slice(*place)]
    return found


def test_the_very_text_is_recognised_whatever_its_name(
    workspace: Workspace, tmp_path: Path
) -> None:
    paths = [write_text(tmp_path, RIVER, "1.txt"), write_text(tmp_path, HARBOUR, "2.txt")]
    report = attach(workspace, paths)
    assert [(item.article, item.exact) for item in report.attached] == [
        (RIVER, True),
        (HARBOUR, True),
    ]
    assert (
        report.lines()[0]
        == f"{paths[0]}: attached to {RIVER}, the very text coded; 2 of 2 passages verified."
    )
    library = Store(workspace).library()
    assert quotations(library)[SALES] == "It has sold 40 boats this year."
    assert (workspace.originals / f"{HARBOUR}.txt").read_text("utf-8") == TEXTS[HARBOUR]


def test_other_line_ends_and_encodings_are_the_very_text(workspace: Workspace) -> None:
    path = workspace.root / "windows.txt"
    path.write_bytes(TEXTS[HARBOUR].replace("\n", "\r\n").encode("cp1252"))
    assert attach(workspace, [path]).attached[0].exact


def test_a_corrected_text_is_anchored_anew_and_lost_passages_are_listed(
    workspace: Workspace,
) -> None:
    text = "By our reporter\n\n" + TEXTS[HARBOUR].replace("40 boats", "41 boats")
    report = give(workspace, text)
    (found,) = report.attached
    assert (found.article, found.exact, found.passages, found.found) == (HARBOUR, False, 3, 2)
    assert [item.statement for item in found.misplaced] == [SALES]
    assert report.lines() == [
        f"{found.path}: attached to {HARBOUR}, another version of the text coded; "
        "2 of 3 passages found again.",
        f"  {SALES}: its passage in paragraph 2 is not in this text, or more than once.",
    ]
    assert quotations(Store(workspace).library()) == {
        YARD: "Acme will open a yard in Nantes by spring.",
        TALKS: "Bolt is in talks with Acme.",
    }


def test_a_passage_that_stands_twice_has_no_place(workspace: Workspace) -> None:
    report = give(workspace, TEXTS[HARBOUR] + "\nIt has sold 40 boats this year.")
    assert [item.statement for item in report.attached[0].misplaced] == [SALES]


def test_a_text_without_any_passage_is_refused(workspace: Workspace) -> None:
    before = snapshot(workspace)
    report = give(workspace, "Acme will not open a yard in Nantes by spring.")
    assert report.attached == ()
    assert report.lines() == [
        f"{report.refused[0].path}: not attached: none of the passages coded in any article "
        "stands in it to the letter"
    ]
    assert Store(workspace).library().originals == {}
    assert snapshot(workspace).keys() - before.keys() == {
        "acme.json",
        "articles.json",
        "bolt.json",
        "calm.json",
    }


def test_a_text_that_holds_an_article_twice_is_refused_with_the_reason(
    workspace: Workspace,
) -> None:
    report = give(workspace, TEXTS[HARBOUR] * 2)
    assert report.refused[0].why == (
        f"the passages of {HARBOUR} that stand in it each stand in it more than once; "
        "it must hold the article only once"
    )


def test_a_text_of_two_articles_is_not_guessed(workspace: Workspace) -> None:
    both = (
        f"{STATEMENTS[1].text}\nIt has sold 40 boats this year.\nThe ferry would carry 120 people."
    )
    report = give(workspace, both)
    assert report.refused[0].why == f"fits {HARBOUR} and {RIVER} equally well"


def test_a_text_far_too_long_is_refused_at_once(workspace: Workspace) -> None:
    report = give(workspace, TEXTS[HARBOUR] * 2000)
    assert report.refused[0].why == "is far longer than every article of the library"


def test_one_bad_file_never_stops_the_others(workspace: Workspace, tmp_path: Path) -> None:
    pipe, empty, image = tmp_path / "pipe", tmp_path / "empty.txt", tmp_path / "image.png"
    os.mkfifo(pipe)
    empty.touch()
    image.write_bytes(b"\x89PNG\0\0")
    good = write_text(tmp_path, HARBOUR)
    report = attach(workspace, [tmp_path / "none.txt", tmp_path, pipe, empty, image, good])
    assert [item.article for item in report.attached] == [HARBOUR]
    assert [item.why for item in report.refused] == [
        "cannot be opened: No such file or directory",
        "is not a regular file",
        "is not a regular file",
        "holds no text",
        "is not a text file",
    ]


def test_the_name_of_a_file_cannot_speak_to_the_terminal(
    workspace: Workspace, tmp_path: Path
) -> None:
    paths = [write_text(tmp_path, HARBOUR, "a\x1b]0;x\x07\u202e.txt"), tmp_path / "\udcff\x1b[2J"]
    assert [line.removeprefix(f"{tmp_path}/") for line in attach(workspace, paths).lines()] == [
        f"a]0;x.txt: attached to {HARBOUR}, the very text coded; 3 of 3 passages verified.",
        "[2J: not attached: cannot be opened: No such file or directory",
    ]


def test_an_exact_text_is_not_given_up_for_another(workspace: Workspace, tmp_path: Path) -> None:
    attach(workspace, [write_text(tmp_path, HARBOUR)])
    other = "Corrected. " + TEXTS[HARBOUR]
    report = give(workspace, other)
    assert report.refused[0].why.endswith("whose very text is attached already")
    assert Store(workspace).library().originals[HARBOUR].exact
    (workspace.originals / f"{HARBOUR}.txt").write_text("ruined", "utf-8")
    assert give(workspace, other).attached[0].found == 3
    assert not Store(workspace).library().originals[HARBOUR].exact
    attach(workspace, [write_text(tmp_path, HARBOUR)])
    assert Store(workspace).library().originals[HARBOUR].exact


@pytest.mark.parametrize("ruin", ["changed", "lost", "pipe"])
def test_a_text_changed_behind_our_back_is_not_used(
    workspace: Workspace, tmp_path: Path, ruin: str
) -> None:
    attach(workspace, [write_text(tmp_path, HARBOUR), write_text(tmp_path, RIVER, "2")])
    kept = workspace.originals / f"{HARBOUR}.txt"
    if ruin == "changed":
        kept.write_text(TEXTS[HARBOUR].replace("40", "41"), "utf-8")
    else:
        kept.unlink()
    if ruin == "pipe":
        os.mkfifo(kept)
    assert set(Store(workspace).library().originals) == {RIVER}
    (fault,) = check(workspace).faults
    assert fault.file == f"data/originals/{HARBOUR}.txt"


def test_passages_coded_later_are_found_in_another_version_too(workspace: Workspace) -> None:
    give(workspace, "Corrected. " + TEXTS[HARBOUR].replace("40 boats", "41 boats"))
    new = statement("bolt-0000ff", "routes", "Bolt talks.", evidence("in talks with Acme"))
    lost = statement("bolt-0000fe", "sales", "40.", evidence("40 boats"))
    write_seeds(workspace, (*STATEMENTS, new, lost))
    build(workspace)
    assert quotations(Store(workspace).library())[new.id] == "in talks with Acme"
    notes = check(workspace).notes
    assert [note.partition(":")[0] for note in notes] == [SALES, lost.id]
    assert build(workspace).written == ()


def test_an_article_coded_anew_from_the_attached_text_makes_it_exact(workspace: Workspace) -> None:
    corrected = {**TEXTS, HARBOUR: "Corrected. " + TEXTS[HARBOUR]}
    give(workspace, corrected[HARBOUR])
    moved = [
        replace(
            item,
            evidence=tuple(
                evidence(
                    TEXTS[passage.article][passage.start : passage.end], passage.article, corrected
                )
                for passage in item.evidence
            ),
        )
        for item in STATEMENTS
    ]
    write_seeds(workspace, moved, corrected)
    build(workspace)
    library = Store(workspace).library()
    assert library.originals[HARBOUR].exact
    assert quotations(library).keys() == {YARD, SALES, TALKS}
    assert check(workspace).faults == ()


def test_an_article_that_goes_takes_its_text_along(workspace: Workspace, tmp_path: Path) -> None:
    attach(workspace, [write_text(tmp_path, RIVER)])
    write_seeds(workspace, STATEMENTS[:3], {HARBOUR: TEXTS[HARBOUR]})
    assert build(workspace).removed == (FERRY,)
    assert Store(workspace).library().originals == {}
    assert check(workspace).faults == ()


def test_text_and_record_are_written_together_or_not_at_all(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(workspace)
    before = snapshot(workspace)
    path = write_text(tmp_path, HARBOUR)
    original = files._sync

    def full(folder: Path) -> None:
        if folder == workspace.store:
            raise OSError(28, "No space left on device")
        original(folder)

    with monkeypatch.context() as patched:
        patched.setattr(files, "_sync", full)
        report = attach(workspace, [path])
    assert report.refused[0].why == "cannot be written: the disk is full"
    assert snapshot(workspace) == before
    assert list(workspace.originals.iterdir()) == []


def test_a_library_without_articles_says_so(workspace: Workspace, tmp_path: Path) -> None:
    write_seeds(workspace, (), {})
    report = attach(workspace, [write_text(tmp_path, HARBOUR)])
    assert report.refused[0].why == "the library has no articles yet"


def test_a_damaged_store_is_told_before_anything_is_attached(
    workspace: Workspace, tmp_path: Path
) -> None:
    build(workspace)
    (workspace.store / "articles.json").write_text("{", "utf-8")
    with pytest.raises(DossierError, match=r"articles\.json:1"):
        attach(workspace, [write_text(tmp_path, HARBOUR)])
