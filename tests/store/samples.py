"""A small library of boat builders: texts, statements, and the seed files made of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from dossier.articles.anchoring import fingerprint
from dossier.articles.freezing import text_hash
from dossier.articles.paragraphs import paragraphs
from dossier.model import Evidence, Statement, Status
from dossier.store import backups
from dossier.store.store import Store
from dossier.workspace import Workspace

HARBOUR = "harbour-news"
RIVER = "river-post"
TEXTS = {
    HARBOUR: (
        "Acme drops anchor\n\n"
        "Acme will open a yard in Nantes by spring. It has sold 40 boats this year.\n"
        "« Nous n'irons pas plus loin », said Zoé Lemaître of Acme. Bolt is in talks with Acme.\n"
    ),
    RIVER: (
        "Bolt goes electric\n\n"
        "Bolt may build an electric ferry. The ferry would carry 120 people.\n"
    ),
}

YARD = "acme-00000a"
SALES = "acme-00000b"
TALKS = "bolt-00000c"
FERRY = "bolt-00000d"


def evidence(passage: str, article: str = HARBOUR, texts: Mapping[str, str] = TEXTS) -> Evidence:
    """Point at a passage by its words."""
    text = texts[article]
    start = text.index(passage)
    home = next(item for item in paragraphs(text) if item.start <= start < item.end)
    end = start + len(passage)
    return Evidence(article, home.number, start, end, fingerprint(passage))


def statement(
    id_: str, topic: str, text: str, *passages: Evidence, status: Status = "done", **more: Any
) -> Statement:
    """Make a statement; its company and its facet follow from the id and the topic."""
    facet = "market" if topic in {"sales", "routes"} else "products"
    company = id_.rpartition("-")[0]
    return Statement(
        id_, company, facet, topic, text, status, "journalist", tuple(passages), **more
    )


STATEMENTS = (
    statement(
        YARD,
        "routes",
        "Acme plans a yard in Nantes.",
        evidence("Acme will open a yard in Nantes by spring."),
        status="planned",
        date_words="by spring",
    ),
    statement(
        SALES,
        "sales",
        "Acme has sold 40 boats this year.",
        evidence("It has sold 40 boats this year."),
    ),
    statement(
        TALKS,
        "routes",
        "Bolt talks with Acme.",
        evidence("Bolt is in talks with Acme."),
        status="negotiating",
        parties=("acme",),
    ),
    statement(
        FERRY,
        "boats",
        "Bolt considers an electric ferry.",
        evidence("Bolt may build an electric ferry.", RIVER),
        evidence("The ferry would carry 120 people.", RIVER),
        status="considered",
    ),
)

_CODEBOOK = """schema = 1
[[facet]]
id = "market"
name = "Market"
definition = "Where and how much is sold."
topic = [
    { id = "sales", name = "Sales", definition = "How much is sold." },
    { id = "routes", name = "Routes", definition = "How a market is reached." },
]

[[facet]]
id = "products"
name = "Products"
definition = "What is made."
topic = [{ id = "boats", name = "Boats", definition = "Boats." }]
"""


def make_workspace(root: Path, companies: Iterable[str] = ("bolt", "acme", "calm")) -> Workspace:
    """Make a workspace with the library; nothing is written about the company `calm`."""
    workspace = Workspace(root)
    workspace.seeds.mkdir(parents=True)
    workspace.codebook.parent.mkdir()
    workspace.codebook.write_text(_CODEBOOK, "utf-8")
    workspace.lexicon.write_text('schema = 1\n[[term]]\nfr = ["bateau"]\nen = ["boat"]\n', "utf-8")
    write_companies(workspace, companies)
    write_seeds(workspace, STATEMENTS)
    return workspace


def write_companies(workspace: Workspace, companies: Iterable[str]) -> None:
    """Write the companies' file, in this order."""
    entries = (
        f'\n[[company]]\nid = "{item}"\nname = "{item.title()}"\nshort = "{item.title()}"\n'
        for item in companies
    )
    workspace.companies.write_text("schema = 1\n" + "".join(entries), "utf-8")


def write_seeds(
    workspace: Workspace, statements: Iterable[Statement], texts: Mapping[str, str] = TEXTS
) -> None:
    """Write one seed file per text, in the place of all that were there."""
    for path in workspace.seeds.glob("*.toml"):
        path.unlink()
    statements = tuple(statements)
    for article, text in texts.items():
        here = [item for item in statements if item.evidence[0].article == article]
        seed = _article(article, text) + "".join(map(_seeded, here))
        seed_path(workspace, article).write_text(seed, "utf-8")


def seed_path(workspace: Workspace, article: str) -> Path:
    """Give the place of a seed file."""
    return workspace.seeds / f"{article}.toml"


def write_text(folder: Path, article: str, name: str = "copy.txt") -> Path:
    """Write an article's text, as the analyst has it on the disk."""
    path = folder / name
    path.write_bytes(TEXTS[article].encode("utf-8"))
    return path


def snapshot(workspace: Workspace) -> dict[str, bytes]:
    """Give the bytes of every file of the store that carries data, and of temporary ones."""
    if not workspace.store.is_dir():
        return {}
    return {
        path.relative_to(workspace.store).as_posix(): path.read_bytes()
        for path in sorted(workspace.store.rglob("*"))
        if path.is_file() and path.name != ".lock" and backups.FOLDER not in path.parts
    }


def seeded(id_: str, **fields: object) -> tuple[Statement, ...]:
    """Give the statements of the seeds with one of them changed."""
    return tuple(replace(item, **fields) if item.id == id_ else item for item in STATEMENTS)


def without(*ids: str) -> tuple[Statement, ...]:
    """Give the statements of the seeds with some of them left out."""
    return tuple(item for item in STATEMENTS if item.id not in ids)


def edit(store: Store, id_: str, text: str) -> None:
    """Reword a statement as the analyst does."""
    new = replace(store.library().statement[id_], text=text)
    store.save(new, revision=store.revision(id_), who="analyst")


def text_of(workspace: Workspace, id_: str) -> str:
    """Give the text of a statement as it is stored."""
    return Store(workspace).library().statement[id_].text


def _article(article: str, text: str) -> str:
    head = {
        "id": article,
        "label": article.replace("-", " ").title(),
        "language": "en",
        "sha256": text_hash(text),
        "text_sha256": text_hash(text),
        "characters": len(text),
    }
    digest = [
        f"\n[[digest]]\nparagraph = {item.number}\nstart = {item.start}\nend = {item.end}\n"
        f'text = "Paragraph {item.number}."\n'
        for item in paragraphs(text)
    ]
    return f"schema = 1\n\n[article]\n{_keys(head)}{''.join(digest)}"


def _seeded(item: Statement) -> str:
    fields = msgspec.to_builtins(item)
    for passage in fields["evidence"]:
        del passage["article"]
    return f"\n[[statement]]\n{_keys(fields)}"


def _keys(fields: Mapping[str, Any]) -> str:
    return "".join(f"{key} = {_toml(value)}\n" for key, value in fields.items())


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
