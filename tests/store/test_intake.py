"""Files become articles of the store, once each; a build leaves them, a check verifies them."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from threading import Event

import pytest

from dossier.articles.anchoring import fingerprint
from dossier.articles.paragraphs import paragraphs
from dossier.errors import DossierError, StorageError
from dossier.export.dossier_page import dossier_markdown
from dossier.export.sealing import seal
from dossier.model import Article, Evidence
from dossier.store.adding.intake import add
from dossier.store.adding.intake_report import Added, Known, NotTaken
from dossier.store.building.attachments import attach
from dossier.store.building.build import build
from dossier.store.checking.check import check
from dossier.store.freshness import built_at, notes
from dossier.store.store import Store
from dossier.views.coverage import cover
from dossier.workspace import Workspace

from .samples import (
    HARBOUR,
    SALES,
    STATEMENTS,
    TEXTS,
    seed_path,
    snapshot,
    statement,
    write_seeds,
    write_text,
)

STORY = """\
Calm opens a quay

By Ada Quill

Calm, the maker of small ferries, has opened a quay in Port Ellery, and the town is glad of it.
Share this article
Forty-two people work there, and the mayor said that there would soon be more than a hundred.
Nobody had believed in the quay when it was first spoken of, least of all the fishermen.
"""


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def article_of(workspace: Workspace, path: Path) -> Article:
    (outcome,) = add(workspace, [path]).outcomes
    assert isinstance(outcome, Added)
    return outcome.article


def faults(workspace: Workspace) -> list[str]:
    return [str(fault) for fault in check(workspace).faults]


def test_an_article_is_added_with_its_text(workspace: Workspace, tmp_path: Path) -> None:
    article = article_of(workspace, put(tmp_path, "quay.txt", STORY))
    assert article.id == "calm-opens-a-quay"
    assert article.language == "en"
    assert [item.name for item in article.author] == ["Ada Quill"]
    assert [item.kind for item in article.digest][:4] == [
        "heading", "boilerplate", "text", "boilerplate",
    ]  # fmt: skip
    library = Store(workspace).library()
    assert library.article[article.id] == article
    text = library.originals[article.id].text
    assert [(item.start, item.end) for item in article.digest] == [
        (item.start, item.end) for item in paragraphs(text)
    ]
    assert article.characters == len(text)
    assert faults(workspace) == []


def test_a_build_leaves_it_and_writes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    article = article_of(workspace, put(tmp_path, "quay.txt", STORY))
    before = snapshot(workspace)
    assert build(workspace).written == ()
    assert snapshot(workspace) == before
    write_seeds(workspace, STATEMENTS[:1])
    build(workspace)
    library = Store(workspace).library()
    assert article.id in library.originals
    assert faults(workspace) == []


def test_a_statement_may_rest_on_it(workspace: Workspace, tmp_path: Path) -> None:
    article = article_of(workspace, put(tmp_path, "quay.txt", STORY))
    words = "Forty-two people work there"
    text = Store(workspace).library().originals[article.id].text
    start = text.index(words)
    home = next(item for item in article.digest if item.start <= start < item.end)
    place = Evidence(article.id, home.paragraph, start, start + len(words), fingerprint(words))
    Store(workspace).add(statement("calm-0000aa", "sales", "It works.", place), who="analyst")
    build(workspace)
    assert faults(workspace) == []


def test_the_same_article_is_known_again(workspace: Workspace, tmp_path: Path) -> None:
    first = put(tmp_path, "quay.txt", STORY)
    twin = put(tmp_path, "twin.txt", STORY.replace("\n", "\r\n"))
    outcomes = add(workspace, [first, twin]).outcomes
    assert outcomes[1] == Known(twin, "calm-opens-a-quay", attached=True)
    before = snapshot(workspace)
    assert add(workspace, [twin, first]).outcomes == (
        Known(twin, "calm-opens-a-quay", attached=True),
        Known(first, "calm-opens-a-quay", attached=True),
    )
    assert snapshot(workspace) == before


def test_the_very_file_is_known_without_being_read_again(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "quay.txt", STORY)
    article = article_of(workspace, path)
    monkeypatch.setattr("subprocess.Popen", None)
    assert add(workspace, [path]).outcomes == (Known(path, article.id, attached=True),)


def test_an_addition_is_no_build(workspace: Workspace, tmp_path: Path) -> None:
    build(workspace)
    seed = seed_path(workspace, HARBOUR)
    later = seed.stat().st_mtime_ns + 10**9
    before = built_at(workspace)
    article_of(workspace, put(tmp_path, "quay.txt", STORY))
    assert built_at(workspace) == before
    assert notes(workspace) == []
    os.utime(seed, ns=(later, later))
    (changed,) = notes(workspace)
    article_of(workspace, put(tmp_path, "other.txt", "A headline\n\nA story of other things.\n"))
    assert notes(workspace) == [changed]


def test_it_outlives_all_seeds(workspace: Workspace, tmp_path: Path) -> None:
    article = article_of(workspace, put(tmp_path, "quay.txt", STORY))
    write_seeds(workspace, (), {})
    with pytest.raises(DossierError, match="4 statements and 2 articles would go"):
        build(workspace)
    build(workspace, allow_empty=True)
    assert build(workspace).written == ()
    assert list(Store(workspace).library().article) == [article.id]


def test_a_text_that_was_lost_comes_back_with_its_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = put(tmp_path, "calm.txt", STORY)
    article = article_of(workspace, path)
    (workspace.originals / f"{article.id}.txt").unlink()
    assert article.id not in Store(workspace).library().originals
    (outcome,) = add(workspace, [path]).outcomes
    assert outcome == Known(path, article.id, attached=True)
    assert Store(workspace).library().originals[article.id].exact


def test_the_article_of_a_seed_is_known(workspace: Workspace, tmp_path: Path) -> None:
    path = write_text(tmp_path, HARBOUR)
    report = add(workspace, [path])
    assert report.outcomes == (Known(path, HARBOUR, attached=False),)
    assert "dossier attach" in report.lines()[0]


def test_a_copy_is_added_but_is_no_second_source(workspace: Workspace, tmp_path: Path) -> None:
    wire = STORY.replace("Calm opens a quay", "A quay for Calm").replace("glad of", "proud of")
    paths = [put(tmp_path, "a.txt", STORY), put(tmp_path, "b.txt", wire)]
    cut = "\n".join(wire.split("\n")[4:])
    first, second, third = add(workspace, [*paths, put(tmp_path, "c.txt", cut)]).outcomes
    assert isinstance(first, Added)
    assert isinstance(second, Added)
    assert isinstance(third, Added)
    assert first.article.copy_of == ""
    assert second.article.copy_of == third.article.copy_of == first.article.id
    store = Store(workspace)
    text = "Forty-two people work there"
    for number, item in enumerate([first.article, second.article]):
        start = store.library().originals[item.id].text.index(text)
        home = next(part for part in item.digest if part.start <= start < part.end)
        span = Evidence(item.id, home.paragraph, start, start + len(text), fingerprint(text))
        store.add(statement(f"calm-00000{number}", "sales", "Work.", span), who="analyst")
    assert cover(store.library()).articles["calm"] == 1
    assert faults(workspace) == []


def test_a_text_that_shares_coded_sentences_with_a_seed_is_its_copy(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = (
        f"Another headline here\n\n{TEXTS[HARBOUR].splitlines()[2]}\n\nBolt is in talks with Acme."
    )
    article = article_of(workspace, put(tmp_path, "other.txt", text))
    assert article.copy_of == HARBOUR


def test_two_articles_with_one_headline_are_two(workspace: Workspace, tmp_path: Path) -> None:
    other = (
        "Calm opens a quay\n\nThis is a wholly different story about the same thing, and short.\n"
    )
    first, second = add(
        workspace, [put(tmp_path, "a.txt", STORY), put(tmp_path, "b.txt", other)]
    ).outcomes
    assert isinstance(first, Added)
    assert isinstance(second, Added)
    assert second.article.id == "calm-opens-a-quay-2"
    assert second.article.copy_of == ""


def test_nothing_stops_the_others(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    put(folder, "a\nb.txt", STORY)
    put(folder, "c.pdf", "no pdf")
    put(folder, "d.jpg", "picture")
    put(
        folder,
        "e.md",
        "# Un quai\n\nPublié le 03/04/2018\n\nLe port est dans la ville et sur le quai.",
    )
    seen: list[tuple[int, int]] = []
    report = add(
        workspace,
        [tmp_path / ("x" * 300), folder, tmp_path / "none"],
        lambda done, of, _: seen.append((done, of)),
    )
    kinds = [NotTaken, Added, NotTaken, Added, NotTaken]
    assert [type(item) for item in report.outcomes] == kinds
    assert report.passed_over == (folder / "d.jpg",)
    assert seen == [(number, 5) for number in range(6)]
    lines = "\n".join(report.lines())
    assert "a b.txt: added as calm-opens-a-quay" in lines
    assert "Question: the date “03/04/2018” may be 3 April 2018 or 4 March 2018" in lines
    assert lines.endswith("2 added, 3 refused, 1 of other kinds, passed over.")
    json.dumps(report.data())
    assert faults(workspace) == []


def test_a_seed_of_the_same_text_takes_over(workspace: Workspace, tmp_path: Path) -> None:
    article = article_of(workspace, put(tmp_path, "quay.txt", STORY))
    write_seeds(workspace, STATEMENTS, {**TEXTS, article.id: STORY})
    build(workspace)
    assert Store(workspace).library().article[article.id].label == "Calm Opens A Quay"
    assert faults(workspace) == []
    write_seeds(workspace, STATEMENTS)
    build(workspace)
    assert article.id not in Store(workspace).library().article


def test_a_seed_of_another_text_with_its_id_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    article = article_of(workspace, put(tmp_path, "quay.txt", STORY))
    write_seeds(workspace, STATEMENTS, {**TEXTS, article.id: "Another text."})
    before = snapshot(workspace)
    with pytest.raises(DossierError, match="an article that you have added"):
        build(workspace)
    assert snapshot(workspace) == before


def test_a_check_finds_a_changed_or_lost_text(workspace: Workspace, tmp_path: Path) -> None:
    article = article_of(workspace, put(tmp_path, "quay.txt", STORY))
    path = workspace.originals / f"{article.id}.txt"
    path.write_text("another", "utf-8")
    assert any("was changed" in fault for fault in faults(workspace))
    path.unlink()
    assert any("is missing" in fault for fault in faults(workspace))


def test_a_check_finds_another_text_than_was_imported(workspace: Workspace, tmp_path: Path) -> None:
    article = article_of(workspace, put(tmp_path, "quay.txt", STORY))
    words = "Forty-two people work there"
    text = Store(workspace).library().originals[article.id].text
    start = text.index(words)
    span = Evidence(article.id, 5, start, start + len(words), fingerprint(words))
    Store(workspace).add(statement("calm-0000aa", "sales", "It works.", span), who="analyst")
    (workspace.originals / f"{article.id}.txt").unlink()
    attach(workspace, [put(tmp_path, "version.txt", f"{words}, they say.\n")])
    (fault,) = faults(workspace)
    assert "another text is attached than was imported" in fault


def test_the_workspace_may_have_its_own_boilerplate(workspace: Workspace, tmp_path: Path) -> None:
    rules = 'schema = 1\n[[rule]]\nname = "ours"\nbegins = ["forty-two"]\n'
    (workspace.root / "data" / "boilerplate.toml").write_text(rules, "utf-8")
    article = article_of(workspace, put(tmp_path, "quay.txt", STORY))
    kinds = [item.kind for item in article.digest]
    assert kinds == ["heading", "boilerplate", "text", "heading", "boilerplate", "text"]
    (workspace.root / "data" / "boilerplate.toml").write_text("schema = 1\nrules = 3\n", "utf-8")
    with pytest.raises(DossierError, match="there is no field"):
        add(workspace, [put(tmp_path, "b.txt", STORY)])


def test_edits_of_the_library_stay(workspace: Workspace, tmp_path: Path) -> None:
    build(workspace)
    before = Store(workspace).library().statement[SALES]
    article_of(workspace, put(tmp_path, "quay.txt", STORY))
    assert Store(workspace).library().statement[SALES] == before


def test_what_was_read_before_a_stop_is_stored_and_the_rest_comes_later(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(4):
        put(folder, f"{number}.txt", f"Story number {number}\n\n{STORY * (number + 1)}")
    stop = Event()

    def watch(done: int, _of: int, _path: Path | None) -> None:
        if done == 2:
            stop.set()

    report = add(workspace, [folder], watch, stop)
    assert len(report.added) == 2
    assert report.lines()[-1] == ("Stopped: 2 of 4 files read. Add the same again for the others.")
    assert (report.data()["stopped"], report.data()["left"]) == (True, 2)
    assert faults(workspace) == []
    again = add(workspace, [folder])
    assert (len(again.known), len(again.added), again.stopped) == (2, 2, False)


def test_a_stop_before_all_files_are_found_adds_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    put(tmp_path, "quay.txt", STORY)
    stop = Event()
    stop.set()
    report = add(workspace, [tmp_path], stop=stop)
    assert (report.outcomes, report.stopped) == ((), True)


def test_a_store_that_cannot_be_written_is_told_before_a_file_is_read(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(workspace)
    asked: list[Path | None] = []

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="the disk is full") as raised:
        add(workspace, [put(tmp_path, "a.txt", STORY)], lambda done, of, path: asked.append(path))
    assert raised.value.advice == "No file was read, nothing was changed."
    assert asked == []


def test_a_page_that_dossier_wrote_is_no_article(workspace: Workspace, tmp_path: Path) -> None:
    build(workspace)
    library = Store(workspace).library()
    page = seal(dossier_markdown(library, library.companies[0].id))
    paths = [put(tmp_path, name, page) for name in ("page.md", "page.txt", "page")]
    report = add(workspace, paths)
    assert report.added == ()
    assert {item.why for item in report.refused} == {
        "is a page that dossier wrote: it rests on articles and is no evidence itself. "
        "Add the articles that it names"
    }
