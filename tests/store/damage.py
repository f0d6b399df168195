"""A store with something of everything in it, and every kind of damage that may be done to it.

Each kind is a function that is given a chance (seeded by a number) and the store, damages one
thing, and gives the file in which a check must find it, as it reads from the workspace.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from dossier.coding.accepting import stated
from dossier.store import backups, describing
from dossier.store.attachments import attach
from dossier.store.build import build
from dossier.store.reviews import Reviews
from dossier.store.storage import HEADER, encoded
from dossier.store.store import Store
from dossier.store.versions import update
from dossier.workspace import Workspace
from tests import invented
from tests.clippings import ALLIANCE_ID, QUAY, QUAY_ID, add_clippings

Tables = dict[str, dict[str, Any]]
Row = dict[str, Any]
PLANT, JOBS, FRAMES, WEST, SALE = (f"norvane-{number:06x}" for number in range(5))


def furnish(root: Path) -> Workspace:
    """Make the store: edits, removals, undoings, a conflict, reviews, versions, all kinds of texts."""
    workspace = invented.make(root)
    build(workspace)
    texts = root / "originals"
    another = texts / "harbour.txt"
    another.write_text(invented.HARBOUR.replace("three", "3").replace("By Ada", "From Ada"), "utf-8")
    attach(workspace, [another, texts / "hostile.txt"])
    add_clippings(workspace, root / "clippings")
    store = Store(workspace)
    _review(store)
    for number in range(3):
        _edit(store, JOBS, f"Forty-two people are employed, count {number}.")
    store.undo(JOBS, 4, who="analyst", when="2026-01-01")
    store.delete(SALE, 1, who="analyst")
    _edit(store, WEST, "A second workshop is thought of.")
    store.undo(WEST, 2, who="analyst")
    _edit(store, PLANT, "Norvane has a workshop.")
    seed = workspace.seeds / "harbour.toml"
    seed.write_text(
        seed.read_text("utf-8").replace("opened a workshop in Port", "owns a workshop in Port"),
        "utf-8",
    )
    build(workspace)
    describing.describe(workspace, ALLIANCE_ID, {"title": "Deux bateaux"}, when="2026-01-01")
    describing.describe(workspace, ALLIANCE_ID, {"outlet": "Le Quai"}, when="2026-01-02")
    corrected = root / "clippings" / "corrected.txt"
    corrected.write_text(QUAY.replace("60 people", "61 people"), "utf-8")
    update(workspace, QUAY_ID, corrected, when="2026-01-03")
    return workspace


def _edit(store: Store, id_: str, text: str) -> None:
    new = replace(store.library().statement[id_], text=text)
    store.save(new, revision=store.revision(id_), who="analyst", when="2026-01-01")


def _review(store: Store) -> None:
    """Decide on all but one of the proposals for one article, and on none for the other."""
    reviews, library = Reviews(store), store.library()
    reviews.open(library, ALLIANCE_ID)
    waiting = reviews.open(library, QUAY_ID).waiting(library)
    for number, item in enumerate(waiting):
        if number % 2:
            reviews.reject(QUAY_ID, [item], "2026-01-01")
        else:
            pairs = [(item, stated(item, store.is_free))]
            reviews.accept(QUAY_ID, pairs, "proposer", "2026-01-01")
    reviews.undo(QUAY_ID, "2026-01-02")


@dataclass
class Store_:  # noqa: N801
    """A copy of the store that is damaged; how it is written follows from `mode`."""

    workspace: Workspace
    chance: random.Random
    mode: str

    def path(self, name: str) -> Path:
        """Give the place of a file."""
        return self.workspace.store / f"{name}.json"

    def names(self) -> list[str]:
        """List the files of the store."""
        found = self.workspace.store.rglob("*.json")
        names = (path.relative_to(self.workspace.store).as_posix() for path in found)
        return sorted(
            name.removesuffix(".json")
            for name in names
            if not name.startswith((".", "session")) and backups.FOLDER not in name
        )

    def dossiers(self) -> list[str]:
        """List the companies that have a file."""
        return [name for name in self.names() if "/" not in name and name != "articles"]

    def tables(self, name: str) -> Tables:
        """Read the tables of a file."""
        content = json.loads(self.path(name).read_bytes())
        return {table: rows for table, rows in content.items() if table != HEADER}

    def write(self, path: Path, data: bytes) -> str:
        """Write a file: in its place, or as another in its stead; give its name."""
        if self.mode != "in place":
            path.unlink(missing_ok=True)
        path.write_bytes(data)
        return path.relative_to(self.workspace.root).as_posix()

    def put(self, name: str, tables: Tables) -> str:
        """Write tables with a checksum that fits; give the name of the file."""
        generation = json.loads(self.path(name).read_bytes())[HEADER]["1"]["generation"]
        return self.write(self.path(name), encoded(tables, generation))

    def row(
        self, table: str, want: Callable[[Row], object] = bool, *, of: list[str] | None = None
    ) -> tuple[str, Tables, str]:
        """Choose a row: give its file, the tables of that, and its number."""
        found = [
            (name, tables, number)
            for name in of or self.names()
            for tables in [self.tables(name)]
            for number, row in tables.get(table, {}).items()
            if want(row)
        ]
        return self.chance.choice(found)

    def change(
        self,
        table: str,
        change: Callable[[Row], object],
        want: Callable[[Row], object] = bool,
    ) -> str:
        """Change a row of a table; give the name of its file."""
        name, tables, number = self.row(table, want)
        change(tables[table][number])
        return self.put(name, tables)

    def drop(self, table: str, want: Callable[[Row], object] = bool) -> str:
        """Remove a row; give the name of its file."""
        name, tables, number = self.row(table, want)
        del tables[table][number]
        return self.put(name, tables)

    def double(self, table: str, want: Callable[[Row], object] = bool) -> str:
        """Let a row stand twice; give the name of its file."""
        name, tables, number = self.row(table, want)
        tables[table][str(max(map(int, tables[table])) + 1)] = tables[table][number]
        return self.put(name, tables)


def damaged(
    pristine: Workspace, root: Path, kind: str, seed: int
) -> tuple[Workspace, tuple[str, ...]]:
    """Copy the store and damage the copy; give it, and where that may be found.

    Modes: the file is another one (its states are sound), it is damaged in its place (the newest
    state is the same file), or no states are kept at all.
    """
    chance = random.Random(f"{kind} {seed}")
    mode = chance.choice(["another", "in place", "no states"])
    shutil.rmtree(root, ignore_errors=True)
    _copy(pristine.root, root)
    workspace = Workspace(root)
    if mode == "no states" and kind not in NEED_STATES:
        for folder in root.rglob(backups.FOLDER):
            shutil.rmtree(folder)
    where = KINDS[kind](Store_(workspace, chance, mode))
    return workspace, (where, *(ELSEWHERE[kind] for _ in range(kind in ELSEWHERE)))


def _copy(source: Path, target: Path) -> None:
    """Copy a workspace; what is one file by two names is so in the copy as well."""
    known: dict[int, Path] = {}
    for path in sorted(source.rglob("*")):
        place = target / path.relative_to(source)
        if path.is_dir():
            place.mkdir(parents=True)
        elif (number := path.stat().st_ino) in known:
            place.hardlink_to(known[number])
        else:
            shutil.copy2(path, place)
            known[number] = place


# what is noticed where it no longer fits, and not where it was damaged
ELSEWHERE = {
    "evidence: quotation not in its span": "data/originals/",
    "evidence: moved": "data/originals/",
    "attachment: another text": "data/originals/",
    "version: gone": "data/store/norvane.json",
    "article: another text": "data/store",
    "article: another length": "data/store",
}
Kind = Callable[[Store_], str]
KINDS: dict[str, Kind] = {}


def kind(name: str) -> Callable[[Kind], Kind]:
    """Note a kind of damage."""

    def noted(function: Kind) -> Kind:
        KINDS[name] = function
        return function

    return noted


# --- whole files ----------------------------------------------------------------------------


def _bytes(name: str, change: Callable[[bytearray, random.Random], bytes]) -> None:
    @kind(name)
    def damage(store: Store_) -> str:
        path = store.path(store.chance.choice(store.names()))
        return store.write(path, bytes(change(bytearray(path.read_bytes()), store.chance)))


def _letter(data: bytearray, chance: random.Random) -> bytes:
    letters = b"abcdefghijklmnopqrstuvwxyz0123456789"
    begin = data.index(b"}\n }") if b"}\n }" in data else 0  # behind the header
    places = [at for at in range(begin, len(data)) if data[at] in letters]
    place = chance.choice(places)
    data[place] = chance.choice([letter for letter in letters if letter != data[place]])
    return data


def _zeros(data: bytearray, chance: random.Random) -> bytes:
    begin = chance.randrange(len(data) - 1)
    data[begin:] = bytes(len(data) - begin)
    return data


_bytes("file: a letter changed", _letter)
_bytes("file: cut", lambda data, chance: data[: chance.randrange(1, len(data) - 2)])
_bytes("file: empty", lambda _data, _chance: b"")
_bytes("file: zeros at the end", _zeros)
_bytes("file: more at the end", lambda data, chance: data + chance.randbytes(9) + b"x")
_bytes("file: header gone", lambda data, _: data.replace(b'"_dossier"', b'"_elsewhere"'))
_bytes("file: other schema", lambda data, _: data.replace(b'"schema": 1', b'"schema": 0', 1))
_bytes("file: not text", lambda _data, chance: chance.randbytes(300) + b"\xff")


@kind("file: two swapped")
def _swapped(store: Store_) -> str:
    one, two = store.chance.sample(store.dossiers(), 2)
    held = store.path(one).read_bytes()
    store.write(store.path(one), store.path(two).read_bytes())
    return store.write(store.path(two), held)


@kind("file: of another kind")
def _other_kind(store: Store_) -> str:
    kinds = [store.chance.choice(store.dossiers()), "articles", f"review/{QUAY_ID}"]
    one, two = store.chance.sample(kinds, 2)
    return store.write(store.path(one), store.path(two).read_bytes())


@kind("file: an older one")
def _older(store: Store_) -> str:
    names = [name for name in store.names() if len(backups.kept(store.path(name))) > 1]
    path = store.path(store.chance.choice(names))
    old = store.chance.choice(backups.kept(path)[1:]).read_bytes()
    path.unlink()
    path.write_bytes(old)
    return path.relative_to(store.workspace.root).as_posix()


@kind("file: gone")
def _gone(store: Store_) -> str:
    path = store.path(store.chance.choice(store.names()))
    path.unlink()
    return path.relative_to(store.workspace.root).as_posix()


@kind("file: a conflict copy beside it")
def _copy_beside(store: Store_) -> str:
    path = store.path(store.chance.choice(store.names()))
    beside = path.with_name(f"{path.stem} ({store.chance.choice('ABC')}'s copy).json")
    return store.write(beside, path.read_bytes())


NEED_STATES = {"file: an older one", "file: gone"}


# --- records --------------------------------------------------------------------------------


def _set(name: str, table: str, want: Callable[[Row], object] = bool, **fields: Any) -> None:
    """Note a kind that sets a field of a row to one of several values."""

    @kind(name)
    def damage(store: Store_) -> str:
        field, values = store.chance.choice(list(fields.items()))
        value = store.chance.choice(values)

        def differs(row: Row) -> bool:
            return bool(want(row)) and row.get(field) != value

        return store.change(table, lambda row: row.update({field: value}), differs)


def _within(
    name: str,
    table: str,
    inner: Callable[[Row], Row],
    change: Callable[[Row, random.Random], object],
    want: Callable[[Row], object] = bool,
) -> None:
    """Note a kind that changes what is inside a row."""

    @kind(name)
    def damage(store: Store_) -> str:
        return store.change(table, lambda row: change(inner(row), store.chance), want)


def _stands(row: Row) -> bool:
    return bool(row.get("statement"))


def _statement(row: Row) -> Row:
    found: Row = row["statement"]
    return found


def _passage(row: Row) -> Row:
    found: Row = row["statement"]["evidence"][0]
    return found


def _field(name: str, want: Callable[[Row], object] = _stands, **fields: Any) -> None:
    """Note a kind that sets a field of a statement to one of several values."""

    def change(statement: Row, chance: random.Random) -> None:
        field, values = chance.choice(list(fields.items()))
        statement[field] = chance.choice(values)

    _within(f"statement: {name}", "statements", _statement, change, want)


def _is_reworded(row: Row) -> bool:
    return _stands(row) and not _statement(row).get("quoted")


_field("dangling company", parties=[["dodo"], ["nobody", "calder"]])
_field("dangling topic", topic=["moods", "weather"])
_field("dangling facet", facet=["moods", "weather"])
_field("topic of another facet", facet=["looks-and-moods", "links"])
_field("bad date", date=["2027-02-31", "soon", "2021-13"])
_field("bad status", status=["rumoured", "", 3, None])
_field("unknown field", mood=["good"], colour=[1])
_field("wrong type", text=[7, None, ""], speaker=[[]], denied=["no"])
_field("no evidence", evidence=[[]])
_field("a figure without a value", figures=[[{"measure": "m", "unit": "u"}]])
_field("a figure upside down", figures=[[{"measure": "m", "unit": "u", "low": 2, "high": 1}]])
_field("words said to be quoted", _is_reworded, quoted=[True])
_field("another id", id=["norvane-ffffff", "calder-ffffff"])
_field("another company", company=["untold", "nobody"])
_within(
    "statement: field gone", "statements", _statement,
    lambda item, chance: item.pop(chance.choice(["text", "status", "topic", "speaker"])), _stands,
)  # fmt: skip


def _span(name: str, want: Callable[[Row], object] = _stands, **fields: Any) -> None:
    def change(passage: Row, chance: random.Random) -> None:
        field, values = chance.choice(list(fields.items()))
        value = chance.choice(values)
        passage[field] = value(passage) if callable(value) else value

    _within(f"evidence: {name}", "statements", _passage, change, want)


def _is_present(row: Row) -> bool:
    """Tell whether the passage is one of a text that is at hand, to the letter."""
    return _stands(row) and _passage(row)["article"] != "harbour"


_span("dangling article", article=["sea", "sky-news"])
_span("outside the text", end=[99_999], start=[88_888])
_span("beginning behind its end", start=[lambda item: item["end"]], end=[lambda item: item["start"]])
_span("another paragraph", paragraph=[lambda item: item["paragraph"] + 1, 77])
_span("quotation not in its span", _is_present, fingerprint=["0" * 16, "0123456789abcdef"])
_span("moved", _is_present, start=[lambda item: item["start"] + 1], end=[lambda item: item["end"] - 1])
_span("dangling version", version=["0" * 16])

_set("row: another revision", "statements", _stands, revision=[9, 77])
_set("row: bad revision", "statements", revision=[0, -1, "2", None, 1.5])
_set("row: unknown origin", "statements", origin=["nobody", ""])
_set("row: another id", "statements", id=["norvane-eeeeee", "untold-eeeeee"])
_set("row: bad id", "statements", id=["x", "../x-000000", 5, None])
_set("row: conflict without a seed", "statements", lambda row: "seed" not in row, conflict=[True])
kind("row: gone")(lambda store: store.drop("statements", _stands))
kind("row: twice")(lambda store: store.double("statements"))

_set("history: another revision", "history", revision=[9, 77])
_set("history: unknown who", "history", who=["me", ""])
_set("history: unknown what", "history", what=["dreamt", ""])
_set("history: bad date", "history", when=["yesterday", "2026-02-31"])
_set("history: another statement", "history", statement=["norvane-dddddd", WEST[:-1] + "4"])
_set("history: nothing before", "history", lambda row: row["what"] in {"changed", "moved"}, before=[None])
_within(
    "history: another before", "history", lambda row: row["before"],
    lambda item, _: item.update(id="norvane-cccccc"), lambda row: row.get("before"),
)  # fmt: skip
_within(
    "history: undone to what never stood", "history", lambda row: row["before"],
    lambda item, _: item.update(text="Something else."),
    lambda row: row["what"] == "changed" and (row["statement"], row["revision"]) in {(JOBS, 4), (WEST, 2)},
)  # fmt: skip
kind("history: gone")(lambda store: store.drop("history"))
kind("history: twice")(lambda store: store.double("history"))


@kind("history: out of order")
def _disorder(store: Store_) -> str:
    tables = store.tables("norvane")
    numbers = [n for n, row in tables["history"].items() if row["statement"] == JOBS]
    one, two = store.chance.sample(numbers, 2)
    history = tables["history"]
    history[one], history[two] = history[two], history[one]
    return store.put("norvane", tables)


kind("company: gone")(lambda store: store.drop("company"))
kind("company: twice")(lambda store: store.double("company"))
_set("company: another id", "company", id=["nobody"], company=[{"id": "x", "name": "X", "short": "X"}])
_set("company: not valid", "company", order=[0, "first"], company=[None, {}])


# --- articles -------------------------------------------------------------------------------


def _is_imported(row: Row) -> bool:
    return row["id"] in {QUAY_ID, ALLIANCE_ID}


def _is_rested_on(row: Row) -> bool:
    return row["id"] in {"harbour", "hostile", QUAY_ID}


kind("article: gone")(lambda store: store.drop("articles", _is_rested_on))
kind("article: twice")(lambda store: store.double("articles"))
_set("article: not valid", "articles", language=["English", ""], characters=[-1], sha256=["x"])
_set("article: another length", "articles", characters=[3, 9_999])
_set("article: another text", "articles", text_sha256=["0" * 64])
_set("article: another id", "articles", _is_rested_on, id=["sea"])
_set("article: copy of nothing", "articles", copy_of=["sea"])
_set("article: bad date", "articles", _is_imported, issued=["2027-02-31", "soon"])
_within(
    "article: paragraph moved", "articles", lambda row: row["digest"][1],
    lambda item, chance: item.update({chance.choice(["start", "end"]): chance.choice([0, 5_000])}),
)  # fmt: skip
_within(
    "article: paragraph renumbered", "articles", lambda row: row["digest"][1],
    lambda item, _: item.update(paragraph=1),
)  # fmt: skip
_within("article: paragraph gone", "articles", lambda row: row, lambda row, _: row["digest"].pop(1))

kind("attachment: twice")(lambda store: store.double("attachments"))
kind("attachment: gone")(
    lambda store: store.drop("attachments", lambda row: row["article"] in {QUAY_ID, ALLIANCE_ID})
)
_set("attachment: of no article", "attachments", article=["sea"])
_set("attachment: another text", "attachments", text_sha256=["0" * 64])
_set("attachment: not valid", "attachments", exact=["yes"], text_sha256=["short"])
_within(
    "attachment: exact or not", "attachments", lambda row: row,
    lambda row, _: row.update(exact=not row["exact"]),
)  # fmt: skip
_set(
    "attachment: bad anchor", "attachments", lambda row: row.get("anchors"),
    anchors=[{"1-2": [5, 4]}, {"x": [1, 2]}, {"1-2": [1, 99_999]}],
)  # fmt: skip

kind("import: twice")(lambda store: store.double("imports"))
_set("import: of no article", "imports", article=["sea"])
_set("import: not valid", "imports", file=[None], questions=["why"])

kind("version: twice")(lambda store: store.double("earlier"))
kind("version: gone")(lambda store: store.drop("earlier"))
_set("version: of no article", "earlier", article=["sea"])
_set("version: another name", "earlier", id=["../../x", "sea.v1", ""])
_set("version: bad date", "earlier", when=["once"])
_within(
    "version: paragraph moved", "earlier", lambda row: row["record"]["digest"][0],
    lambda item, _: item.update(end=9_999),
)  # fmt: skip

_set("description: another revision", "descriptions", revision=[7])
_set("description: of no import", "descriptions", article=["hostile"])
_set("description: bad date", "descriptions", when=["once"])
_set("description: not valid", "descriptions", what=["dreamt"], before=[None])
kind("description: first gone")(
    lambda store: store.drop("descriptions", lambda row: row["revision"] == 1)
)


# --- reviews --------------------------------------------------------------------------------

kind("proposal: twice")(lambda store: store.double("proposals"))
_set("proposal: another company", "proposals", company=["untold"])
_set("proposal: other words", "proposals", quotation=["Something else."])
_set("proposal: not valid", "proposals", found=["guessed"], suggestions=[[]])
_within(
    "proposal: of another article", "proposals", lambda row: row["evidence"],
    lambda item, _: item.update(article="hostile"),
)  # fmt: skip
_within(
    "proposal: span moved", "proposals", lambda row: row["evidence"],
    lambda item, chance: item.update(start=item["start"] + chance.choice([1, 2, 5_000])),
)  # fmt: skip
_set("decision: another number", "decisions", number=[9, 77])
_set("decision: bad date", "decisions", when=["once"])
_set("decision: not valid", "decisions", steps=[[]], number=[0])
_within(
    "decision: no statement", "decisions", lambda row: row["steps"][0],
    lambda item, _: item.pop("statement"), lambda row: row["steps"][0]["what"] == "accepted",
)  # fmt: skip
_within(
    "decision: on another article", "decisions",
    lambda row: row["steps"][0]["proposal"]["evidence"], lambda item, _: item.update(article="sea"),
)  # fmt: skip
_set("review: of another article", "review", article=["sea", "hostile"])


# --- texts, companies, codebook -------------------------------------------------------------


def _texts(store: Store_) -> Iterator[Path]:
    yield from sorted(store.workspace.originals.glob("*.txt"))


def _text(name: str, change: Callable[[Store_, Path], object]) -> None:
    @kind(name)
    def damage(store: Store_) -> str:
        path = store.chance.choice(list(_texts(store)))
        change(store, path)
        return path.relative_to(store.workspace.root).as_posix()


_text("text: changed", lambda store, path: store.write(path, path.read_bytes().replace(b"a", b"o", 2)))
_text("text: cut", lambda store, path: store.write(path, path.read_bytes()[:40]))
_text("text: gone", lambda _store, path: path.unlink())


@kind("forwarding: two that were one company")
def _forwarding(store: Store_) -> str:
    path = store.workspace.companies
    text = path.read_text("utf-8").replace('short = "Calder"', 'short = "Calder"\nformerly = ["untold"]')
    return store.write(path, text.encode("utf-8"))


@kind("forwarding: a topic that was another's")
def _topics(store: Store_) -> str:
    path = store.workspace.codebook
    lines = path.read_text("utf-8").split("\n")
    places = [at for at, line in enumerate(lines) if line.startswith("[[facet]]")]
    at = store.chance.choice(places)
    lines.insert(at + 1, 'formerly = ["strategy"]')
    return store.write(path, "\n".join(lines).encode("utf-8"))
