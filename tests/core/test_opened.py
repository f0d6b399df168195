"""The library as other programs read it, and the page that tells of it."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

import dossier
from dossier.store.store import Store
from dossier.workspace import Workspace, create
from tests.shared import Desk

PAGE = Path(__file__).parents[2] / "docs" / "python.md"


def test_the_examples_of_the_page_hold(sample: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_WORKSPACE", str(sample.root))
    fenced = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
    written = "\n".join(fenced.findall(PAGE.read_text("utf-8")))
    examples = doctest.DocTestParser().get_doctest(written, {}, PAGE.name, str(PAGE), 0)
    said: list[str] = []
    found = doctest.DocTestRunner().run(examples, out=said.append)
    assert not found.failed, "".join(said)
    assert found.attempted > 20


def test_every_question_of_the_class_is_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    asked = {name for name in vars(dossier.OpenLibrary) if not name.startswith("_")} - {"of"}
    assert not [name for name in asked if f"library.{name}(" not in page]


def test_a_new_workspace_is_built_and_nothing_else_is_written(tmp_path: Path) -> None:
    place = create(tmp_path / "press", sample=True)
    opened = dossier.open_library(str(place.root))
    files = _files(place.root)
    opened.search("usine")
    opened.compare("psa", "huawei")
    opened.export("md")
    opened.renewed()
    assert opened.contents.statements
    assert _files(place.root) == files


def test_what_is_saved_is_seen_when_the_library_is_renewed(with_originals: Workspace) -> None:
    opened = dossier.open_library(with_originals.root)
    then = opened.as_of("2021")
    assert opened.search("Zeppelin").total == 0
    assert opened.renewed() is opened
    store = Store(with_originals)
    statement = opened.statement("norvane-000000")
    changed = replace(statement, text="Norvane opened a Zeppelin workshop.")
    store.save(changed, revision=store.revision(statement.id), who="analyst")
    assert opened.statement(statement.id) == statement
    assert opened.renewed().search("Zeppelin").hits[0].id == statement.id
    assert then.renewed().statement(statement.id) == changed
    assert then.renewed().contents.moment == then.contents.moment


def test_a_library_on_a_server_is_opened_by_its_address_and_follows_a_colleague(
    desk_of_many: Desk, made_up: Workspace
) -> None:
    shared = desk_of_many.share(made_up)
    opened = dossier.open_library(shared.server)
    colleague = Store(desk_of_many.join(shared))
    changed = replace(
        opened.statement("norvane-000000"), text="Norvane opened a Zeppelin workshop."
    )
    colleague.save(changed, revision=colleague.revision(changed.id), who="analyst")
    assert opened.renewed().statement(changed.id) == changed


def test_a_quotation_is_there_only_where_a_text_bears_it_out(with_originals: Workspace) -> None:
    opened = dossier.open_library(with_originals.root)
    (passage,) = opened.evidence("norvane-000001")
    assert (passage.source, passage.quotation) == ("original", "Forty-two people work there")
    (with_originals.originals / "harbour.txt").unlink()
    (passage,) = opened.renewed().evidence("norvane-000001")
    assert (passage.source, passage.quotation) == ("digest", "")


def test_what_cannot_be_answered_is_said(sample: Workspace, tmp_path: Path) -> None:
    opened = dossier.open_library(sample.root)
    faulty: list[Callable[[], object]] = [
        lambda: dossier.open_library(tmp_path),
        lambda: opened.compare("psa"),
        opened.compare,
        lambda: opened.links(to="psa"),
        lambda: opened.as_of("soon"),
        lambda: opened.dossier("psa@soon"),
        lambda: opened.as_of("2018").export("obsidian"),
    ]
    unknown: list[Callable[[], object]] = [
        lambda: opened.statement("psa-000000"),
        lambda: opened.export("docx"),
        lambda: opened.figures(units=["boats"]),
        lambda: opened.timeline("nobody"),
    ]
    for ask in faulty:
        with pytest.raises(dossier.DossierError):
            ask()
    for ask in unknown:
        with pytest.raises(dossier.UnknownNameError):
            ask()


def test_the_import_alone_loads_nothing_and_opening_loads_no_screen(sample: Workspace) -> None:
    code = (
        "import sys; known = {*sys.modules}; import dossier; print({*sys.modules} - known);"
        f"dossier.open_library({str(sample.root)!r});"
        "print({'textual', 'rich', 'click', 'numpy'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split("\n")[:2] == ["{'dossier'}", "set()"]


def _files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
