"""Tables in Markdown of what was measured: one row for each engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

Rows = Mapping[str, Mapping[str, Any]]

BASE = "tantivy"  # what ours is told as a share of
_QUERIES = {
    "queries": "queries",
    "hit1": "hit@1",
    "hit10": "hit@10",
    "mrr": "MRR",
    "median": "query ms",
    "p95": "p95",
    "wall": "by the clock",
    "letter": "letter ms",
    "letter95": "p95",
    "build": "build s",
    "memory": "MB",
}
_ADDITIONS = {
    "add": "add ms",
    "add_exact": "and search",
    "add_slip": "and search with a slip",
    "add_found": "found",
}
_QUALITY = {"hit1": "hit@1", "hit10": "hit@10", "mrr": "MRR"}
_SHARES = {"queries", "add_found", *_QUALITY}  # of these no ratio is told


def of_queries(rows: Rows) -> list[str]:
    """Give the table of quality, queries, letters, building and memory."""
    return _table(rows, _QUERIES)


def of_additions(rows: Rows) -> list[str]:
    """Give the table of what an addition costs until the next search has answered."""
    return _table(rows, _ADDITIONS)


def of_seeds(seeds: Mapping[str, Rows]) -> list[str]:
    """Give the quality for each seed, and all seeds pooled; then whether the order is one."""
    of_all = seeds.values()
    names = [name for name in next(iter(of_all)) if all(_there(rows[name]) for rows in of_all)]
    heads = [f"{name} {head}" for head in _QUALITY.values() for name in names]
    lines = _head(["seed", *heads])
    means: dict[tuple[str, str], float] = {}
    for key in _QUALITY:
        for name in names:
            means[key, name] = fmean(rows[name][key] for rows in of_all)
    for seed, rows in seeds.items():
        figures = [_share(rows[name][key]) for key in _QUALITY for name in names]
        lines.append(_line([seed, *figures]))
    lines.append(_line(["all", *(_share(mean) for mean in means.values())]))
    if len(names) < 2:
        return lines
    orders = {key: {tuple(_order(rows, names, key)) for rows in seeds.values()} for key in _QUALITY}
    lines.append("")
    for key, found in orders.items():
        told = " or ".join(", ".join(order) for order in sorted(found))
        kept = "in every seed the order is" if len(found) == 1 else "the order is"
        lines.append(f"- {_QUALITY[key]}: {kept} {told}.")
    return lines


def skipped(rows: Rows) -> list[str]:
    """Tell which engines were not measured, and why."""
    return [f"{name}: {row['skipped']}" for name, row in rows.items() if not _there(row)]


def _table(rows: Rows, columns: Mapping[str, str]) -> list[str]:
    lines = _head(["", *columns.values()])
    for name, row in rows.items():
        figures = [_figure(key, row[key]) if _there(row) else "—" for key in columns]
        lines.append(_line([name, *figures]))
    ours, base = rows.get("ours", {}), rows.get(BASE, {})
    if "median" in ours and "median" in base:
        ratios = [
            "" if key in _SHARES else f"{ours[key] / base[key]:.2f} ×" if base[key] else "—"
            for key in columns
        ]
        lines.append(_line([f"ours / {BASE}", *ratios]))
    return lines


def _there(row: Mapping[str, Any]) -> bool:
    return "skipped" not in row


def _order(rows: Rows, names: Sequence[str], key: str) -> list[str]:
    return sorted(names, key=lambda name: (-rows[name][key], name))


def _head(cells: Sequence[str]) -> list[str]:
    return [_line(cells), "|---" * len(cells) + "|"]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _share(value: float) -> str:
    return f"{value:.3f}"


def _figure(key: str, value: float) -> str:
    if key in _SHARES:
        return f"{value:,}" if key == "queries" else _share(value)
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"
