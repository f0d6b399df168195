"""A library in which hostile texts stand wherever a text may stand, and its harmless double."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

from dossier.store.building.attachments import attach
from dossier.store.building.build import build
from dossier.store.storage import HEADER, _checksum
from dossier.workspace import Workspace, create
from tests import corrected, invented
from tests.clippings import add_clippings
from tests.invented import toml, with_sample_rows

from .payloads import as_filename, in_a_file

_SAID = 3  # faults of the keymap: each is a message that covers a part of the screen
_TOLD = {
    "text", "title", "label", "container-title", "publisher", "URL", "name", "short", "role",
    "speaker", "date_words", "measure", "unit",
}  # fmt: skip
_IN_CODEBOOK = re.compile(r'\b(name|definition) = "[^"\n]*"')


def make(root: Path, texts: Sequence[str]) -> Workspace:
    """Make a workspace of it, built, with originals, articles to review and passages to place.

    `root/incoming` holds files to be added, called like the texts.
    """
    workspace = with_sample_rows(create(root / "library"))
    told = [in_a_file(text) for text in texts]
    _name_rows(workspace, told)
    workspace.companies.write_text(_companies(told), "utf-8")
    originals = [_seed(workspace, "harbour", told, root)]
    originals += [
        _seed(workspace, f"said-{number}", [text], root, first=number * 256)
        for number, text in enumerate(told, 1)
    ]
    build(workspace)
    report = attach(workspace, originals[:3])
    assert not report.refused, report.lines()
    add_clippings(workspace, root / "clippings")
    (root / "corrected").mkdir()
    corrected.correct(workspace, root / "corrected")
    _incoming(root / "incoming", texts)
    (root / "config").mkdir()
    (root / "config" / "keymap.toml").write_text(_keymap(told), "utf-8")
    return workspace


def tamper(workspace: Workspace, texts: Sequence[str]) -> None:
    """Put the texts into the store itself, behind the door, with a checksum that is right.

    JSON can hold lone surrogates, which a text file cannot.
    """
    told = cycle(texts)
    for path in sorted(workspace.store.glob("*.json")):
        tables = json.loads(path.read_text("utf-8"))
        header = tables.pop(HEADER)
        for document in _documents(tables):
            for field in document.keys() & _TOLD:
                document[field] = next(told)
        header["1"]["checksum"] = _checksum(tables)
        path.write_text(json.dumps({HEADER: header, **tables}), "ascii")


def _documents(value: Any) -> Iterator[dict[str, Any]]:
    """Give the records of a store file, one within the other."""
    for item in value.values() if isinstance(value, dict) else value:
        if isinstance(item, dict):
            yield item
        if isinstance(item, dict | list):
            yield from _documents(item)


def _name_rows(workspace: Workspace, texts: Sequence[str]) -> None:
    told = cycle(texts)
    source = workspace.codebook.read_text("utf-8")
    renamed = _IN_CODEBOOK.sub(lambda found: f"{found[1]} = {toml(next(told))}", source)
    workspace.codebook.write_text(renamed, "utf-8")


def _companies(texts: Sequence[str]) -> str:
    lines = ["schema = 1"]
    names = ", ".join(f"{{ name = {toml(f'{n} {text}')} }}" for n, text in enumerate(texts))
    people = ", ".join(
        f"{{ name = {toml(f'P{n} {text}')}, role = {toml(text)} }}" for n, text in enumerate(texts)
    )
    for number, (company, known) in enumerate(
        (("norvane", "Norvane"), ("calder", "Calder"), ("untold", "Untold"), ("more", "More"))
    ):
        text = texts[number % len(texts)]
        lines += [
            "", "[[company]]", f'id = "{company}"', f"name = {toml(f'{known} {text}')}",
            f"short = {toml(texts[(number + 4) % len(texts)])}",
            f'aliases = [{{ name = "{known}" }}]',
        ]  # fmt: skip
        if not number:
            lines += [f"brands = [{names}]", f"people = [{people}]"]
    return "\n".join(lines) + "\n"


def _seed(
    workspace: Workspace, article: str, texts: Sequence[str], root: Path, first: int = 0
) -> Path:
    """Write a seed on an article in which the texts stand, and the article's file."""
    body = "\n\n".join([*texts, f"{article} {invented.HARBOUR}"]).replace("\0", "")  # else no text
    statements = [
        invented.statement(
            "norvane", "organisation-sites/plants", text, "done", "opened a workshop",
            speaker=text, date_words=text, names={"companies": [text]},
            figures=[{"measure": text, "unit": text, "value": 42}],
        )
        for text in texts
    ]  # fmt: skip
    statements += invented.NORVANE if article == "harbour" else []
    title = texts[0]
    source = invented.seed(
        article, title, body, statements, first=first, title=title, URL=title, publisher=title,
        author=[{"literal": title}], **{"container-title": title},
    )  # fmt: skip
    source = re.sub(r'"Digest of paragraph \d+\."', lambda _: toml(title), source)
    (workspace.seeds / f"{article}.toml").write_text(source, "utf-8")
    path = root / f"{article}.txt"
    path.write_text(body, "utf-8")
    return path


def _incoming(folder: Path, texts: Sequence[str]) -> None:
    folder.mkdir()
    for number, text in enumerate(texts):
        name = os.fsdecode(as_filename(text))
        (folder / f"{name}.d").mkdir()
        words = f"{text}\n\nHarbour {number} of Norvane opened in Port Ellery in 2021.\n"
        (folder / f"{name}.txt").write_bytes(words.encode("utf-8", "surrogatepass"))


def _keymap(texts: Sequence[str]) -> str:
    lines = ["[keys]", '"library.compare" = "漢"']
    lines += [f"{toml(text[:300])} = {toml(text[:300])}" for text in texts[:_SAID]]
    lines += [f'"statements.copy" = {toml(texts[0][:300])}']
    return "\n".join(dict.fromkeys(lines)) + "\n"
