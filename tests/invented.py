"""A small library of our own invention: two companies with an article each, one without.

Its texts are ours, so that tests may attach originals. The second article is hostile: markup,
escape sequences and overrides stand where an article or an analyst may put them.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

from dossier.articles.anchoring import fingerprint
from dossier.articles.freezing import text_hash
from dossier.articles.paragraphs import paragraphs
from dossier.cleaning import clean
from dossier.workspace import Workspace, create

ROOT = Path(__file__).parents[1]

HARBOUR = """\
Norvane opens a harbour workshop

By Ada Quill

Norvane, the maker of cargo bicycles, opened a workshop in Port Ellery in May 2021. Forty-two \
people work there, and more than 3,000 frames left it last year.

Share this article

"We may open a second one on the west coast," said Ines Marrow, who runs the company. She denied \
that Norvane is for sale. Talks with the ferry line Calder about a shuttle are under way.
"""

HOSTILE = """\
Calder [/] answers [@click=app.quit]"click"[/]

The ferry line Calder said \x1b[2J\x1b]0;owned\x07it would | not comment on =HYPERLINK("x") or \
\u202eevil\u202c # prices. [red]Nothing[/red] [^1]: changed.
"""

COMPANIES = """\
schema = 1

[[company]]
id = "norvane"
name = "Norvane"
short = "Norvane"
brands = [{ name = "Norvane Cargo" }]
people = [{ name = "Ines Marrow", role = "head" }]

[[company]]
id = "calder"
name = "Calder [/] Ferries [@click=app.quit]Limited[/]"
short = "Calder"

[[company]]
id = "untold"
name = "Untold Holdings of the Very Long Name that No Column Has Room for"
short = "Untold"
"""

Fields = dict[str, Any]


def statement(company: str, place: str, text: str, status: str, quote: str, **more: Any) -> Fields:
    """Describe a statement; `place` is `facet/topic`, `quote` its passage."""
    facet, topic = place.split("/")
    fields: Fields = {"company": company, "facet": facet, "topic": topic, "text": text}
    return {**fields, "status": status, "quote": quote, "speaker": "journalist", **more}


NORVANE = [
    statement(
        "norvane", "organisation-sites/plants", "Norvane opened a workshop in Port Ellery.",
        "done", "opened a workshop in Port Ellery in May 2021", date="2021-05",
    ),
    statement(
        "norvane", "organisation-sites/jobs", "Norvane's workshop employs forty-two people.",
        "ongoing", "Forty-two people work there",
        figures=[{"measure": "people at work", "unit": "people", "value": 42}],
    ),
    statement(
        "norvane", "market-position/volumes", "More than 3,000 frames left Norvane's workshop.",
        "done", "more than 3,000 frames left it last year", date_words="last year",
        figures=[
            {"measure": "frames", "unit": "frames", "value": 3000, "bound": "more than"}
        ],
    ),
    statement(
        "norvane", "strategy/expansion", "Norvane might open a second workshop in the west.",
        "considered", "We may open a second one on the west coast", speaker="Ines Marrow",
    ),
    statement(
        "norvane", "strategy/plan", "Norvane is not for sale, says Ines Marrow.",
        "claimed", "She denied that Norvane is for sale", speaker="Ines Marrow", denied=True,
    ),
    statement(
        "norvane", "partnerships/mobility-partner", "Norvane talks with Calder about a shuttle.",
        "negotiating", "Talks with the ferry line Calder about a shuttle are under way",
        parties=["calder"], names={"companies": ["Calder"]},
    ),
]  # fmt: skip

CALDER = [
    statement(
        "calder", "public-positions/environment",
        "Calder [/x] did | not \x1b[31mcomment on [@click=app.quit]=HYPERLINK[/].",
        "done", "not comment on",
    ),
]  # fmt: skip


def seed(
    article: str, label: str, text: str, statements: list[Fields], *, first: int = 0,
    **bibliography: Any,
) -> str:  # fmt: skip
    """Write a seed file's text for an article `text`; ids of statements count from `first`."""
    frozen = clean(text)
    divided = paragraphs(frozen)
    lines = [
        "schema = 1", "", "[article]", f"id = {toml(article)}", f"label = {toml(label)}",
        'language = "en"', f'sha256 = "{hashlib.sha256(text.encode()).hexdigest()}"',
        f'text_sha256 = "{text_hash(frozen)}"', f"characters = {len(frozen)}",
    ]  # fmt: skip
    lines += [f"{field} = {toml(value)}" for field, value in bibliography.items()]
    for item in divided:
        kind = "boilerplate" if frozen[item.start : item.end].startswith("Share") else "text"
        lines += [
            "", "[[digest]]", f"paragraph = {item.number}", f"start = {item.start}",
            f"end = {item.end}", f'kind = "{kind}"', f'text = "Digest of paragraph {item.number}."',
        ]  # fmt: skip
    for number, fields in enumerate(statements, first):
        start = frozen.index(fields["quote"])
        end = start + len(fields["quote"])
        home = next(item for item in divided if item.start <= start and end <= item.end)
        evidence = {
            "paragraph": home.number, "start": start, "end": end,
            "fingerprint": fingerprint(fields["quote"]),
        }  # fmt: skip
        lines += ["", "[[statement]]", f'id = "{fields["company"]}-{number:06x}"']
        lines += [f"{key} = {toml(value)}" for key, value in fields.items() if key != "quote"]
        lines.append(f"evidence = [{toml(evidence)}]")
    return "\n".join(lines) + "\n"


def make(root: Path) -> Workspace:
    """Make the workspace; the originals lie beside it in `originals/`."""
    workspace = create(root)
    for name in ("codebook.toml", "cues.toml"):  # the rows of the sample, which the texts speak of
        shutil.copyfile(ROOT / "data" / name, root / "data" / name)
    workspace.companies.write_text(COMPANIES, "utf-8")
    author = [{"given": "Ada", "family": "Quill"}]
    harbour = seed(
        "harbour", "Harbour workshop", HARBOUR, NORVANE,
        title="Norvane opens a harbour workshop", author=author, issued="2021-06-02",
    )  # fmt: skip
    hostile = seed(
        "hostile",
        "Calder [/] answers",
        HOSTILE,
        CALDER,
        title='Calder [/] "click" [@click=app.quit]',
    )
    (workspace.seeds / "harbour.toml").write_text(harbour, "utf-8")
    (workspace.seeds / "hostile.toml").write_text(hostile, "utf-8")
    originals = root / "originals"
    originals.mkdir()
    (originals / "harbour.txt").write_text(HARBOUR, "utf-8")
    (originals / "hostile.txt").write_text(HOSTILE, "utf-8")
    return workspace


def toml(value: Any) -> str:
    """Write a value in TOML: every character as itself, controls escaped."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    written = json.dumps(value, ensure_ascii=False)
    return re.sub("[\x7f-\x9f]", lambda found: f"\\u{ord(found[0]):04x}", written)
