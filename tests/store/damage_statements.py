"""Statements, history, verdicts and companies that are damaged, each file whole by its checksum."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from .damage import Held, Row, kind, set_field, within
from .furnished import JOBS, WEST


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

    within(f"statement: {name}", "statements", _statement, change, want)


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
within(
    "statement: field gone", "statements", _statement,
    lambda item, chance: item.pop(chance.choice(["text", "status", "topic", "speaker"])), _stands,
)  # fmt: skip


def _span(name: str, want: Callable[[Row], object] = _stands, **fields: Any) -> None:
    def change(passage: Row, chance: random.Random) -> None:
        field, values = chance.choice(list(fields.items()))
        value = chance.choice(values)
        passage[field] = value(passage) if callable(value) else value

    within(f"evidence: {name}", "statements", _passage, change, want)


def _is_present(row: Row) -> bool:
    """Tell whether the passage is one of a text that is at hand, to the letter."""
    return _stands(row) and _passage(row)["article"] != "harbour"


_span("dangling article", article=["sea", "sky-news"])
_span("outside the text", end=[99_999], start=[88_888])
_span(
    "beginning behind its end", start=[lambda item: item["end"]], end=[lambda item: item["start"]]
)
_span("another paragraph", paragraph=[lambda item: item["paragraph"] + 1, 77])
_span("quotation not in its span", _is_present, fingerprint=["0" * 16, "0123456789abcdef"])
_span(
    "moved", _is_present, start=[lambda item: item["start"] + 1], end=[lambda item: item["end"] - 1]
)
_span("dangling version", version=["0" * 16])

set_field("row: another revision", "statements", _stands, revision=[9, 77])
set_field("row: bad revision", "statements", revision=[0, -1, "2", None, 1.5])
set_field("row: unknown origin", "statements", origin=["nobody", ""])
set_field("row: another id", "statements", id=["norvane-eeeeee", "untold-eeeeee"])
set_field("row: bad id", "statements", id=["x", "../x-000000", 5, None])
set_field(
    "row: conflict without a seed", "statements", lambda row: "seed" not in row, conflict=[True]
)
kind("row: gone")(lambda store: store.drop("statements", _stands))
kind("row: twice")(lambda store: store.double("statements"))

set_field("history: another revision", "history", revision=[9, 77])
set_field("history: unknown who", "history", who=["me", ""])
set_field("history: unknown what", "history", what=["dreamt", ""])
set_field("history: bad date", "history", when=["yesterday", "2026-02-31"])
set_field("history: another statement", "history", statement=["norvane-dddddd", WEST[:-1] + "4"])
set_field(
    "history: nothing before",
    "history",
    lambda row: row["what"] in {"changed", "moved"},
    before=[None],
)
within(
    "history: another before", "history", lambda row: row["before"],
    lambda item, _: item.update(id="norvane-cccccc"), lambda row: row.get("before"),
)  # fmt: skip
within(
    "history: undone to what never stood", "history", lambda row: row["before"],
    lambda item, _: item.update(text="Something else."),
    lambda row: (row["statement"], row["revision"]) in {(JOBS, 4), (WEST, 2)},
)  # fmt: skip
kind("history: gone")(lambda store: store.drop("history"))
kind("history: twice")(lambda store: store.double("history"))


@kind("history: out of order")
def _disorder(store: Held) -> str:
    tables = store.tables("norvane")
    numbers = [n for n, row in tables["history"].items() if row["statement"] == JOBS]
    one, two = store.chance.sample(numbers, 2)
    history = tables["history"]
    history[one], history[two] = history[two], history[one]
    return store.put("norvane", tables)


def _verdict(row: Row) -> Row:
    found: Row = row["given"][0]
    return found


set_field("verdicts: on others", "verdicts", id=["norvane-000000 norvane-bbbbbb", "x"])
set_field("verdicts: bad revision", "verdicts", revision=[-1, "2", None])
within(
    "verdict: bad ruling", "verdicts", _verdict,
    lambda item, chance: item.update(ruling=chance.choice(["rumour", "", None])),
)  # fmt: skip
within(
    "verdict: dangling statement", "verdicts", _verdict,
    lambda item, chance: item.update(second=chance.choice(["norvane-bbbbbb", "calder-000000"])),
)  # fmt: skip
kind("verdicts: twice")(lambda store: store.double("verdicts"))

kind("company: gone")(lambda store: store.drop("company"))
kind("company: twice")(lambda store: store.double("company"))
set_field(
    "company: another id",
    "company",
    id=["nobody"],
    company=[{"id": "x", "name": "X", "short": "X"}],
)
set_field("company: not valid", "company", order=[0, "first"], company=[None, {}])
