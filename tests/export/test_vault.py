"""A vault of notes: its links, its words, and what the analyst writes in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.cleaning import clean_line
from dossier.export import notes
from dossier.export.obsidian.vault import vault
from dossier.export.obsidian.vault_delivery import VaultReport, deliver_vault
from dossier.export.obsidian.writing import path, text
from dossier.export.scope import Scope, whole
from dossier.model import Library

from .hostile import hostile_library, lines
from .rendering import foreign_html, tokens, visible
from .samples import CALM, NORTHWIND, STATEMENTS, library, original

LINK = re.compile(r"(?<!\\)\[\[([^\]|#]+)(?:#\^([a-z0-9-]+))?\|([^\]]+)\]\]")
MINE = "My **own** words, [[linked]]\n\n- as #they are  "
EMPTY = f"{notes.OPENING}\n\n{notes.CLOSING}".encode()


def pages(library: Library) -> dict[str, str]:
    return dict(vault(library, whole(library)))


def write(folder: Path, library: Library, *, force: bool = False) -> VaultReport:
    made = ((name, page.encode()) for name, page in vault(library, whole(library)))
    return deliver_vault(folder, library, made, force=force)


def noted(page: str | bytes, mine: bytes) -> bytes:
    """Give a note with the analyst's words in it."""
    data = page.encode() if isinstance(page, str) else page
    assert data.count(EMPTY) == 1
    return data.replace(EMPTY, notes.region().encode().replace(b"\n\n", b"\n" + mine + b"\n"))


def check_links(found: dict[str, str]) -> None:
    """Check that each link leads to a note, and to a block that is there once."""
    for page in found.values():
        for target, block, _ in LINK.findall(page):
            assert f"{target}.md" in found
            if block:
                lines = re.findall(rf"^- .* \^{block}$", found[f"{target}.md"], re.MULTILINE)
                assert len(lines) == 1


def test_a_note_for_each_company_article_and_topic_and_every_link_leads_somewhere() -> None:
    found = pages(library(originals=[original()]))
    assert set(found) == {
        "index.md", "companies/northwind.md", "companies/southwind.md", "companies/calm.md",
        "articles/depot.md", "topics/depots.md", "topics/plants.md", "topics/offer.md",
    }  # fmt: skip
    check_links(found)
    company = found["companies/northwind.md"]
    denied = next(line for line in company.split("\n") if line.endswith("^northwind-000003"))
    assert denied.startswith("- ✕ *claimed, denied; Ada Quill; undated:* Northwind leaves Lille.")
    assert "    - “opened a depot in Lille” — [[articles/depot|Northwind opens a depot]]" in company
    assert "- Money: Profit" in company.partition("## Gaps")[2]
    assert "— not mentioned (1 article)" in found["topics/depots.md"]
    assert "— no article read" in found["topics/depots.md"]
    assert "opened a depot in Lille" not in "".join(pages(library()).values())


def test_a_dossier_alone_has_no_link_that_leads_out_of_it() -> None:
    check_links(dict(vault(library(), Scope(("southwind",)))))


def test_properties_are_flat() -> None:
    for page in pages(hostile_library("Acme: [x]\\ #1")).values():
        fields: dict[str, Any] = yaml.safe_load(page.split("\n---\n")[0])
        for value in fields.values():
            assert isinstance(value, str) or all(isinstance(item, str) for item in value)


@settings(max_examples=200)
@given(lines() | st.text("=%:^\\`a ", min_size=1).map(clean_line).filter(bool))
@example("`===")
@example("\\==x==")
def test_no_text_has_a_meaning_of_its_own(words: str) -> None:
    inner = next(item for item in tokens(text(words)) if item.type == "inline")
    assert visible(inner) == words
    assert not re.search(r"==|%%|::|\^", re.sub(r"\\.", "·", text(words)))


@settings(max_examples=15)
@given(lines())
def test_hostile_texts_are_shown_and_nothing_of_them_obeyed(words: str) -> None:
    found = pages(hostile_library(words))
    check_links(found)
    for page in found.values():
        assert notes.kept(page) == ""
    for name in ("companies/northwind.md", "articles/depot.md"):
        assert foreign_html(found[name].partition("\n---\n")[2]) == []


@pytest.mark.parametrize("id_", ["con", "nul", "lpt1"])
def test_no_note_is_called_what_a_file_system_refuses(id_: str) -> None:
    assert path("company", id_) == f"companies/{id_}_.md"


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=60) | st.text(max_size=60).map(lambda item: item.encode("utf-8", "replace"))
)
def test_what_the_analyst_wrote_is_kept_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory, mine: bytes
) -> None:
    folder = tmp_path_factory.mktemp("vault")
    first, second = library(STATEMENTS[:2]), library(originals=[original()])
    write(folder, first)
    for name, page in pages(first).items():
        (folder / name).write_bytes(noted(page, mine))
    report = write(folder, second)
    assert not report.refused
    before = pages(first)
    for name, page in pages(second).items():
        kept = noted(page, mine) if name in before else page.encode()
        assert (folder / name).read_bytes() == kept
    assert write(folder, second).count("written") == 0


names = st.from_regex(r"[a-z][a-z ]{0,8}[a-z]", fullmatch=True).map("my {}".format)
values = st.lists(lines(), max_size=3) | lines() | st.booleans() | st.integers()


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(names, values, max_size=3), lines())
def test_properties_that_were_added_are_kept_though_all_are_written_anew(
    tmp_path_factory: pytest.TempPathFactory, added: dict[str, Any], tag: str
) -> None:
    folder = tmp_path_factory.mktemp("vault")
    write(folder, library(STATEMENTS[:1]))
    target = folder / "companies" / "northwind.md"
    head, end, body = target.read_text("utf-8").partition("\n---\n")
    fields = {**yaml.safe_load(head), **added}
    fields["tags"] = [*fields["tags"], tag]
    written = yaml.safe_dump(fields, sort_keys=True, allow_unicode=True, indent=4)
    target.write_text(f"---\n{written.rstrip()}{end}{body}", "utf-8")
    assert not write(folder, library()).refused
    page = target.read_text("utf-8")
    after = yaml.safe_load(page.partition("\n---\n")[0])
    fresh = yaml.safe_load(pages(library())["companies/northwind.md"].partition("\n---\n")[0])
    tags = list(dict.fromkeys([*fresh["tags"], tag])) if tag != "gone" else fresh["tags"]
    assert after == {**fresh, **added, "tags": tags}
    assert (
        page.partition("\n---\n")[2]
        == pages(library())["companies/northwind.md"].partition("\n---\n")[2]
    )
    assert write(folder, library()).count("written") == 0


def test_a_note_of_something_gone_says_so_and_loses_nothing(tmp_path: Path) -> None:
    write(tmp_path, library())
    target = tmp_path / "companies" / "calm.md"
    target.write_bytes(noted(target.read_bytes(), MINE.encode()))
    foreign = tmp_path / "companies" / "mine.md"
    foreign.write_text("a note of my own", "utf-8")
    smaller = library(companies=[NORTHWIND, replace(CALM, id="southwind")])
    report = write(tmp_path, smaller)
    assert report.gone == ("companies/calm.md",)
    left = target.read_text("utf-8")
    assert notes.kept(left) == MINE
    assert "holds this no more" in left
    assert foreign.read_text("utf-8") == "a note of my own"
    assert write(tmp_path, smaller).count("written") == 0
    write(tmp_path, library())
    assert notes.kept(target.read_text("utf-8")) == MINE
    assert "# Calm" in target.read_text("utf-8")


def test_a_part_of_the_library_leaves_the_other_notes_as_they_are(tmp_path: Path) -> None:
    write(tmp_path, library())
    before = (tmp_path / "companies" / "calm.md").read_bytes()
    made = vault(library(), Scope(("northwind",)))
    report = deliver_vault(tmp_path, library(), ((name, page.encode()) for name, page in made))
    assert report.gone == ()
    assert (tmp_path / "companies" / "calm.md").read_bytes() == before


def test_a_note_edited_elsewhere_is_left_alone_and_the_others_are_written(tmp_path: Path) -> None:
    write(tmp_path, library(STATEMENTS[:1]))
    target = tmp_path / "companies" / "northwind.md"
    edited = target.read_text("utf-8").replace("# Northwind", "# My Northwind")
    target.write_text(edited, "utf-8")
    report = write(tmp_path, library())
    assert [fault.where for fault in report.refused] == [str(target)]
    assert target.read_text("utf-8") == edited
    assert "northwind-000004" in (tmp_path / "topics" / "offer.md").read_text("utf-8")
    assert not write(tmp_path, library(), force=True).refused
    assert target.with_name("northwind.md.bak").read_text("utf-8") == edited


def test_a_name_is_an_id_whatever_the_company_is_called() -> None:
    made = library(companies=[replace(NORTHWIND, name="../../[x]|y"), *library().companies[1:]])
    found = pages(made)
    assert "companies/northwind.md" in found
    check_links(found)
