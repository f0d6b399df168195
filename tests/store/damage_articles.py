"""Articles and reviews that are damaged, each file whole by its checksum."""

from __future__ import annotations

from tests.clippings import ALLIANCE_ID, QUAY_ID

from .damage import Row, kind, set_field, within


def _is_imported(row: Row) -> bool:
    return row["id"] in {QUAY_ID, ALLIANCE_ID}


def _is_rested_on(row: Row) -> bool:
    return row["id"] in {"harbour", "hostile", QUAY_ID}


kind("article: gone")(lambda store: store.drop("articles", _is_rested_on))
kind("article: twice")(lambda store: store.double("articles"))
set_field("article: not valid", "articles", language=["English", ""], characters=[-1], sha256=["x"])
set_field("article: another length", "articles", characters=[3, 9_999])
set_field("article: another text", "articles", text_sha256=["0" * 64])
set_field("article: another id", "articles", _is_rested_on, id=["sea"])
set_field("article: copy of nothing", "articles", copy_of=["sea"])
set_field("article: bad date", "articles", _is_imported, issued=["2027-02-31", "soon"])
within(
    "article: paragraph moved", "articles", lambda row: row["digest"][1],
    lambda item, chance: item.update({chance.choice(["start", "end"]): chance.choice([0, 5_000])}),
)  # fmt: skip
within(
    "article: paragraph renumbered", "articles", lambda row: row["digest"][1],
    lambda item, _: item.update(paragraph=1),
)  # fmt: skip
within("article: paragraph gone", "articles", lambda row: row, lambda row, _: row["digest"].pop(1))

kind("attachment: twice")(lambda store: store.double("attachments"))
kind("attachment: gone")(
    lambda store: store.drop("attachments", lambda row: row["article"] in {QUAY_ID, ALLIANCE_ID})
)
set_field("attachment: of no article", "attachments", article=["sea"])
set_field("attachment: another text", "attachments", text_sha256=["0" * 64])
set_field("attachment: not valid", "attachments", exact=["yes"], text_sha256=["short"])
within(
    "attachment: exact or not", "attachments", lambda row: row,
    lambda row, _: row.update(exact=not row["exact"]),
)  # fmt: skip
set_field(
    "attachment: bad anchor", "attachments", lambda row: row.get("anchors"),
    anchors=[{"1-2": [5, 4]}, {"x": [1, 2]}, {"1-2": [1, 99_999]}],
)  # fmt: skip

kind("import: twice")(lambda store: store.double("imports"))
set_field("import: of no article", "imports", article=["sea"])
set_field("import: not valid", "imports", file=[None], questions=["why"])

kind("version: twice")(lambda store: store.double("earlier"))
kind("version: gone")(lambda store: store.drop("earlier"))
set_field("version: of no article", "earlier", article=["sea"])
set_field("version: another name", "earlier", id=["../../x", "sea.v1", ""])
set_field("version: bad date", "earlier", when=["once"])
within(
    "version: paragraph moved", "earlier", lambda row: row["record"]["digest"][0],
    lambda item, _: item.update(end=9_999),
)  # fmt: skip

set_field("description: another revision", "descriptions", revision=[7])
set_field("description: of no import", "descriptions", article=["hostile"])
set_field("description: bad date", "descriptions", when=["once"])
set_field("description: not valid", "descriptions", what=["dreamt"], before=[None])
kind("description: first gone")(
    lambda store: store.drop("descriptions", lambda row: row["revision"] == 1)
)


kind("proposal: twice")(lambda store: store.double("proposals"))
set_field("proposal: another company", "proposals", company=["untold"])
set_field("proposal: other words", "proposals", quotation=["Something else."])
set_field("proposal: not valid", "proposals", found=["guessed"], suggestions=[[]])
within(
    "proposal: of another article", "proposals", lambda row: row["evidence"],
    lambda item, _: item.update(article="hostile"),
)  # fmt: skip
within(
    "proposal: span moved", "proposals", lambda row: row["evidence"],
    lambda item, chance: item.update(start=item["start"] + chance.choice([1, 2, 5_000])),
)  # fmt: skip
set_field("decision: another number", "decisions", number=[9, 77])
set_field("decision: bad date", "decisions", when=["once"])
set_field("decision: not valid", "decisions", steps=[[]], number=[0])
within(
    "decision: no statement", "decisions", lambda row: row["steps"][0],
    lambda item, _: item.pop("statement"), lambda row: row["steps"][0]["what"] == "accepted",
)  # fmt: skip
within(
    "decision: on another article", "decisions",
    lambda row: row["steps"][0]["proposal"]["evidence"], lambda item, _: item.update(article="sea"),
)  # fmt: skip
set_field("review: of another article", "review", article=["sea", "hostile"])
