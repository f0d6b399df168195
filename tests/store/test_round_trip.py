"""Build, export, build: dossiers that travel as seed files arrive as they were."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier.articles.anchoring import fingerprint
from dossier.articles.sentences import sentences
from dossier.errors import ConflictError, DossierError
from dossier.export.seed_page import seed_page
from dossier.model import Article, Evidence, Statement
from dossier.store.adding.intake import add
from dossier.store.building.attachments import attach
from dossier.store.building.build import build, open_store
from dossier.store.building.readiness import refuse_unbuilt
from dossier.store.checking.check import check
from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.articles.samples import PAGE, docx

from .samples import HARBOUR, SALES, TALKS, YARD, edit, seeded, snapshot, statement, write_seeds

STORY = """\
Calm opens a quay

By Ada Quill

Calm, the maker of small ferries, has opened a quay in Port Ellery, and the town is glad of it.

Forty-two people work there, and the mayor said that there would soon be more than a hundred.
"""
HEADLINE = "Calm opens a quay"


def export(workspace: Workspace, folder: Path) -> dict[str, bytes]:
    """Write every article into a folder; give the bytes by file name."""
    folder.mkdir(exist_ok=True)
    library = Store(workspace).library()
    texts = {f"{item}.toml": seed_page(library, item).text.encode() for item in library.article}
    for name, data in texts.items():
        (folder / name).write_bytes(data)
    return texts


def elsewhere(workspace: Workspace, root: Path) -> Workspace:
    """Make a workspace of exported seeds and the reference data, as a colleague has them."""
    other = Workspace(root)
    other.store.parent.mkdir(parents=True)
    for path in workspace.codebook.parent.glob("*.toml"):
        shutil.copyfile(path, other.codebook.parent / path.name)
    export(workspace, other.seeds)
    build(other)
    return other


def rest_on(article: Article, text: str, words: str) -> Evidence:
    start = text.index(words)
    home = next(item for item in article.digest if item.start <= start < item.end)
    return Evidence(article.id, home.paragraph, start, start + len(words), fingerprint(words))


@pytest.fixture
def worked(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A library with edits, a removal, an imported article, and statements on several passages."""
    store = open_store(workspace)
    (tmp_path / "quay.txt").write_text(STORY, "utf-8")
    add(workspace, [tmp_path / "quay.txt"])
    library = store.library()
    quay = library.article["calm-opens-a-quay"]
    text = library.originals[quay.id].text
    opened = rest_on(quay, text, "has opened a quay in Port Ellery")
    people = rest_on(quay, text, "Forty-two people work there")
    edit(store, YARD, 'Acme wants a yard in Nantes: \\ "soon" [red] = {x} é.')
    store.delete(SALES, store.revision(SALES), who="analyst")
    for item in (
        statement("calm-0000aa", "routes", "Calm has a quay now.", opened),
        statement("calm-0000ab", "sales", "At the quay 42 are employed.", people, opened),
        statement("calm-0000ac", "sales", "Forty-two people work there", people),
    ):
        store.add(item, who="analyst")
    talks = store.library().statement[TALKS]
    both = replace(talks, evidence=(*talks.evidence, people))
    store.save(both, revision=store.revision(TALKS), who="analyst")
    return workspace


def test_the_sample_library_comes_back_byte_for_byte(sample: Workspace, tmp_path: Path) -> None:
    assert snapshot(elsewhere(sample, tmp_path / "other")) == snapshot(sample)


def test_edited_and_imported_work_arrives_and_leaves_as_the_same_bytes(
    worked: Workspace, tmp_path: Path
) -> None:
    first = export(worked, tmp_path / "first")
    other = elsewhere(worked, tmp_path / "other")
    assert export(other, tmp_path / "second") == first
    ours, theirs = Store(worked).library(), Store(other).library()
    assert theirs.articles == ours.articles
    assert theirs.statements == tuple(item for item in ours.statements if not item.quoted)
    assert check(other).faults == ()
    assert snapshot(elsewhere(other, tmp_path / "third")) == snapshot(other)


def test_no_sentence_of_an_attached_text_leaves(worked: Workspace, tmp_path: Path) -> None:
    library = Store(worked).library()
    text = library.originals["calm-opens-a-quay"].text
    written = b"".join(export(worked, tmp_path / "out").values()).decode()
    long = [text[item.start : item.end] for item in sentences(text)]
    assert len(long) > 3
    for sentence in long:
        assert sentence == HEADLINE or len(sentence.split()) <= 5 or sentence not in written
    assert "Forty-two people work there" not in written


def test_a_colleague_attaches_the_file_that_was_imported(
    workspace: Workspace, tmp_path: Path
) -> None:
    open_store(workspace)
    page, document = tmp_path / "page.html", tmp_path / "letter.docx"
    page.write_text(PAGE, "utf-8")
    document.write_bytes(docx("#The mayor speaks", "The mayor of the town said so."))
    add(workspace, [page, document])
    ours = Store(workspace).library()
    other = elsewhere(workspace, tmp_path / "other")
    assert Store(other).library().originals == {}
    report = attach(other, [page, document])
    assert [item.exact for item in report.attached] == [True, True]
    assert Store(other).library().originals == ours.originals
    assert check(other).faults == ()


def test_work_that_goes_into_its_own_seeds_follows_them(worked: Workspace) -> None:
    before = Store(worked).library()
    refuse_unbuilt(worked, before)
    export(worked, worked.seeds)
    refuse_unbuilt(worked, before)
    report = build(worked)
    assert (report.added, report.changed, report.removed, report.edited) == ((), (), (), ())
    assert build(worked).written == ()
    assert check(worked).faults == ()
    after = Store(worked).library()
    assert after == before
    assert after.originals["calm-opens-a-quay"].exact
    seed = worked.seeds / "calm-opens-a-quay.toml"
    seed.write_text(
        seed.read_text("utf-8").replace("Calm has a quay now.", "Calm owns it."), "utf-8"
    )
    assert build(worked).changed == ("calm-0000aa",)
    assert Store(worked).library().statement["calm-0000ac"].quoted


def test_what_the_seeds_say_by_now_is_not_overwritten(workspace: Workspace) -> None:
    library = open_store(workspace).library()
    refuse_unbuilt(workspace, library)
    write_seeds(workspace, seeded(YARD, text="A colleague's words."))
    with pytest.raises(DossierError, match=f"the store has not: {YARD}"):
        refuse_unbuilt(workspace, library)
    write_seeds(workspace, seeded(YARD))
    path = workspace.seeds / f"{HARBOUR}.toml"
    path.write_text(path.read_text("utf-8").replace("Paragraph 2.", "Of a yard."), "utf-8")
    with pytest.raises(DossierError, match=f"the store has not: {HARBOUR}"):
        refuse_unbuilt(workspace, library)
    build(workspace)
    refuse_unbuilt(workspace, Store(workspace).library())


def test_a_seed_that_changed_under_an_edit_waits_for_a_decision(workspace: Workspace) -> None:
    store = open_store(workspace)
    edit(store, YARD, "Mine.")
    write_seeds(workspace, seeded(YARD, text="Theirs."))
    build(workspace)
    with pytest.raises(ConflictError, match=YARD):
        refuse_unbuilt(workspace, Store(workspace).library())
    edit(store, YARD, "Mine.")
    refuse_unbuilt(workspace, Store(workspace).library())


def test_a_passage_in_another_article_is_held_to_that_article(
    worked: Workspace, tmp_path: Path
) -> None:
    other = elsewhere(worked, tmp_path / "other")
    path = other.seeds / f"{HARBOUR}.toml"
    text = path.read_text("utf-8")
    assert text.count('article = "calm-opens-a-quay"') == 1
    line = text[: text.index('article = "calm-opens-a-quay"')].count("\n") + 1
    for wrong, why in (
        ('article = "nowhere"', "unknown article 'nowhere'"),
        ('article = "river-post"', "is not a span of 'river-post'"),
    ):
        path.write_text(text.replace('article = "calm-opens-a-quay"', wrong), "utf-8")
        with pytest.raises(DossierError, match=why) as raised:
            build(other)
        assert raised.value.where == f"{path}:{line}"


def test_a_statement_is_written_with_its_first_passage(worked: Workspace) -> None:
    library = Store(worked).library()
    statements: dict[str, list[Statement]] = {}
    for item in library.statements:
        statements.setdefault(item.evidence[0].article, []).append(item)
    for article, told in statements.items():
        page = seed_page(library, article)
        assert page.text.count("[[statement]]") == len(told) - len(page.left_out)
    assert seed_page(library, HARBOUR).refers_to == {"calm-opens-a-quay"}
    assert seed_page(library, "calm-opens-a-quay").left_out == ("calm-0000ac",)
