"""What was measured becomes a page in Markdown and two charts; the same figures, the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from charts import Line, Panel, drawn
from searching import tables

FEW = 100  # queries: what rests on fewer is drawn hollow
LONG = 30  # lines of what a script printed
HOW = """\
Corpus and queries are invented, by seed, and the same for all: texts of 80 to 220 characters, half
French; queries of one to three words with nought to two slips, without accents, the last word often
unfinished. A hit holds every word that was meant. To engines that look at many texts fewer queries
are put, and fewer letters; of fewer than twenty, the 95 % say little.

Milliseconds are of the processor where the engine runs, on all cores, for the ten best: of a whole
query with nothing remembered, and of one more letter. `by the clock` is the median of a query. MB
is by how much the most memory grew in building (for fzf: what one query uses).

`add` makes one more text searchable at the next search: for tantivy add, commit and reload. Beside
it, the same and the first search for the new word, by turns as it is and with two letters swapped;
`found` is how many of these searches found the text."""


def page(found: Mapping[str, Any], charts: str) -> str:
    """Give the page; `charts` is the way from it to the folder of the charts."""
    return "\n".join(_lines(found, charts)) + "\n"


def pictures(found: Mapping[str, Any]) -> dict[str, str]:
    """Give the charts by file name, in SVG."""
    sizes = found["search"]["sizes"]
    hollow = f"Hollow: fewer than {FEW} queries. Seed {found['search']['seed']}, {found['date']}."
    return {
        "latency.svg": drawn(
            "Time of a search",
            f"Milliseconds of the processor; both axes logarithmic. {hollow}",
            [
                Panel("One more letter: median", _series(sizes, "letter")),
                Panel("A whole query: 95 % take less", _series(sizes, "p95")),
            ],
        ),
        "quality.svg": drawn(
            "What a search finds",
            f"Share of queries. {hollow}",
            [
                Panel("What was meant is among the first ten", _series(sizes, "hit10"), True),
                Panel("What was meant comes first", _series(sizes, "hit1"), True),
            ],
        ),
    }


def _series(sizes: Mapping[str, tables.Rows], key: str) -> list[Line]:
    """Give one line for each engine that was measured at some size."""
    lines = []
    for name in dict.fromkeys(name for rows in sizes.values() for name in rows):
        rows = {int(size): rows[name] for size, rows in sizes.items() if name in rows}
        rows = {size: row for size, row in sorted(rows.items()) if "skipped" not in row}
        few = frozenset(float(size) for size, row in rows.items() if row["queries"] < FEW)
        if rows:
            points = [(float(size), float(row[key])) for size, row in rows.items()]
            lines.append(Line(name, points, few))
    return lines


def _lines(found: Mapping[str, Any], charts: str) -> Iterator[str]:
    search = found["search"]
    yield "# Results"
    yield ""
    yield f"Measured on {found['date']}. Made by `benchmarks/results.py` from `results.json`. Times"
    yield "differ from machine to machine, and on a busy one: read the ratios."
    yield ""
    yield f"- command: `{found['command']}`"
    yield from (f"- {name}: {told}" for name, told in found["machine"].items())
    told = (f"{name} {number}" for name, number in sorted(_versions(found).items()))
    yield f"- versions: {', '.join(told)}"
    yield ""
    yield "## Search"
    yield ""
    yield HOW
    yield ""
    yield f"![Time of a search over the number of texts]({charts}/latency.svg)"
    yield ""
    yield f"![Quality of a search over the number of texts]({charts}/quality.svg)"
    yield ""
    yield from (f"- **{name}**: {what}" for name, what in found["engines"].items())
    for size, rows in search["sizes"].items():
        yield from _size(f"{int(size):,} texts, seed {search['seed']}", rows)
    seeds = search["pooled"]["seeds"]
    if seeds:
        yield from ("", f"### Several seeds, {search['pooled']['texts']:,} texts", "")
        yield from ("What ours counts as costly was set with seeds 3 and 5 in view.", "")
        yield from tables.of_seeds(seeds)
    for name, script in found["scripts"].items():
        yield from ("", f"## {name}", "")
        yield from _printed(script["command"], script["lines"])
    yield from ("", "## What was left out", "")
    yield from [f"- {each}" for each in found["skipped"]] or ["Nothing."]


def _size(title: str, rows: tables.Rows) -> Iterator[str]:
    yield from ("", f"### {title}", "")
    yield from tables.of_queries(rows)
    yield ""
    yield from tables.of_additions(rows)
    left = tables.skipped(rows)
    if left:
        yield ""
        yield f"—: not measured. {'; '.join(left)}."


def _printed(command: str, lines: Sequence[str]) -> Iterator[str]:
    """Give what a script printed: a table as it is, other lines as they stood, long ones folded."""
    if any(line.startswith("|---") for line in lines):
        yield from (f"`{command}`", "", *lines)
    elif len(lines) <= LONG:
        yield from (f"`{command}`", "", "```text", *lines, "```")
    else:
        yield f"<details><summary><code>{command}</code></summary>"
        yield from ("", "```text", *lines, "```", "", "</details>")


def _versions(found: Mapping[str, Any]) -> dict[str, str]:
    """Give the versions of what we use, and of what each peer that was measured is made of."""
    known = dict(found["versions"])
    for rows in found["search"]["sizes"].values():
        for row in rows.values():
            known |= row.get("versions", {})
    return known
