"""The page and the charts are made from figures, without measuring."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

RESULTS = Path(__file__).resolve().parents[2] / "benchmarks" / "results.py"
NAMES = ("ours", "tantivy", "<peer & co>", "slow")
SVG = "{http://www.w3.org/2000/svg}"


def row(at: int, size: int) -> dict[str, Any]:
    times = ("median", "p95", "wall", "letter", "letter95", "build", "memory")
    additions = ("add", "add_exact", "add_slip")
    return {
        "queries": 400 - 100 * at,
        **dict.fromkeys((*times, *additions), (at + 1) * size / 10000),
        **dict.fromkeys(("hit1", "hit10", "mrr", "add_found"), 0.9 - 0.01 * at),
        "versions": {f"made of {at}": "1.2.3"},
    }


def figures() -> dict[str, Any]:
    sizes: dict[str, dict[str, Any]] = {
        str(size): {name: row(at, size) for at, name in enumerate(NAMES)}
        for size in (10_000, 100_000, 1_000_000)
    }
    sizes["1000000"]["slow"] = {"skipped": "one query takes more than 10 s"}
    seeds = {
        "2": {"ours": row(0, 1), "tantivy": row(1, 1)},
        "7": {"ours": row(0, 1), "tantivy": row(1, 1)},
    }
    return {
        "date": "2001-02-03",
        "command": "python benchmarks/results.py",
        "machine": {"cores": "2"},
        "versions": {"dossier": "0.0.1"},
        "engines": dict.fromkeys(NAMES, "an engine"),
        "search": {"seed": 2, "sizes": sizes, "pooled": {"texts": 100_000, "seeds": seeds}},
        "scripts": {"Commands": {"command": "commands.py", "lines": ["dossier list   12"]}},
        "skipped": ["The proposer: no --originals given"],
    }


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    (folder / "results.json").write_text(json.dumps(figures()), "utf-8")
    again(folder)
    return folder


def again(folder: Path) -> None:
    subprocess.run([sys.executable, RESULTS, "--again", "--into", folder], check=True)


def test_the_page_holds_every_figure_and_says_what_is_missing(made: Path) -> None:
    page = (made / "RESULTS.md").read_text("utf-8")
    assert "2001-02-03" in page
    assert "made of 0 1.2.3" in page
    for size in ("10,000", "100,000", "1,000,000"):
        assert f"### {size} texts, seed 2" in page
    assert "| ours | 400 | 0.900 | 0.900 | 0.900 | 1.00 |" in page
    assert re.search(r"\| ours / tantivy \| +\| +\| +\| +\| 0\.50 × \|", page)
    assert "| slow | — | — |" in page
    assert "slow: one query takes more than 10 s" in page
    assert "| all | 0.900 | 0.890 |" in page
    assert "hit@1: in every seed the order is ours, tantivy." in page
    assert "dossier list   12" in page
    assert "- The proposer: no --originals given" in page


@pytest.mark.parametrize("name", ["latency.svg", "quality.svg"])
def test_a_chart_names_every_system_and_no_names_overlap(made: Path, name: str) -> None:
    assert f"charts/{name}" in (made / "RESULTS.md").read_text("utf-8")
    panels = ET.parse(made / "charts" / name).getroot().findall(f"{SVG}g")  # noqa: S314 - ours
    assert len(panels) == 2
    for panel in panels:
        words = {text.text: float(text.get("y", "")) for text in panel.findall(f"{SVG}text")}
        assert set(NAMES) <= set(words)
        at_the_end = sorted(words[each] for each in NAMES if each != "slow")
        assert all(below - above >= 14 for above, below in pairwise(at_the_end))
        assert len(panel.findall(f"{SVG}circle")) == len(NAMES) * 3 - 1


def test_the_same_figures_give_the_same_bytes(made: Path) -> None:
    files = [path for path in sorted(made.rglob("*")) if path.is_file()]
    before = [path.read_bytes() for path in files]
    again(made)
    assert [path.read_bytes() for path in files] == before
    assert len(files) == 4


def test_the_date_is_given_and_not_read_from_the_clock() -> None:
    told = subprocess.run([sys.executable, RESULTS], capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert "--date is needed" in told.stderr
