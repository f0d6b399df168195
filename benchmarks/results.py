"""Measure everything that there is, and write tables and charts.

`python benchmarks/results.py --date DATE [--quick] [--sizes N …] [--seed N] [--seeds N …]
[--queries N] [--node-modules FOLDER] [--originals FOLDER] [--growth N …] [--into FOLDER]` runs each
benchmark in a process of its own and writes `benchmarks/results.json`, `benchmarks/RESULTS.md` and
`docs/charts/`, or all of them into FOLDER. `--again` makes page and charts from the figures that
are there, and measures nothing. `--quick` is for trying: few queries over ten thousand texts, the
page on the standard output unless FOLDER is given.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "benchmarks"
sys.path[:0] = [str(ROOT), str(HERE)]

import machine  # noqa: E402
import reporting  # noqa: E402
from searching.engines import ENGINES  # noqa: E402
from turns import compiled  # noqa: E402

PATIENCE = 900  # seconds for a script
SEARCHES = 3600  # seconds for all searches

Found = dict[str, Any]


def main() -> None:
    """Read the arguments, measure unless it has been done, write."""
    asked = _arguments()
    figures = (asked.into or HERE) / "results.json"
    if asked.again:
        found: Found = json.loads(figures.read_text("utf-8"))
    else:
        compiled()
        found = measured(asked)
    if asked.quick and not asked.into and not asked.again:
        print(reporting.page(found, "charts"))
        return
    write(found, figures, (asked.into / "charts") if asked.into else ROOT / "docs" / "charts")


def write(found: Found, figures: Path, charts: Path) -> None:
    """Write figures, page and charts."""
    charts.mkdir(parents=True, exist_ok=True)
    figures.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    way = Path(os.path.relpath(charts, figures.parent)).as_posix()
    figures.with_name("RESULTS.md").write_text(reporting.page(found, way), "utf-8")
    for name, picture in reporting.pictures(found).items():
        (charts / name).write_text(picture, "utf-8")


def measured(asked: argparse.Namespace) -> Found:
    """Run everything, one after the other."""
    found: Found = {
        "date": asked.date,
        "command": _command(asked),
        "machine": machine.described(),
        "versions": machine.versions(),
        "engines": {name: engine.what for name, engine in ENGINES.items()},
        "search": _searches(asked),
        "scripts": {},
        "skipped": [],
    }
    for title, script, arguments, shown in _scripts(asked):
        if script is None:
            found["skipped"].append(f"{title}: {arguments[0]}")
            continue
        lines, fault = _printed(script, arguments)
        if fault:
            found["skipped"].append(f"{title}: {fault}")
            continue
        found["scripts"][title] = {
            "command": " ".join(["benchmarks/" + script, *shown]),
            "table": any(line.startswith("|---") for line in lines),
            "lines": lines,
        }
    return found


def _scripts(
    asked: argparse.Namespace,
) -> list[tuple[str, str | None, list[str], list[str]]]:
    """Give title, script (None if it is left out), arguments (or why it is), and those to show."""
    rounds = ["3"] if asked.quick else ["15"]
    growing = ["--sizes", *map(str, asked.growth)]
    scripts: list[tuple[str, str | None, list[str], list[str]]] = [
        ("From the command to the first picture", "first_paint.py", rounds, rounds),
        ("Commands that only read", "commands.py", rounds, rounds),
        ("Facets of the neutral codebook", "general_codebook.py", [], []),
    ]
    if asked.originals:
        folder = [str(asked.originals.resolve())]
        scripts.append(("The proposer", "proposer.py", folder, ["ORIGINALS_FOLDER"]))
    else:
        scripts.append(("The proposer", None, ["no --originals given"], []))
    if not (HERE / "growth.py").exists():
        scripts.append(("Growth with the library", None, ["no growth.py here"], []))
    else:
        scripts.append(("Growth with the library", "growth.py", growing, growing))
    return scripts


def _searches(asked: argparse.Namespace) -> Found:
    """Run the searches; their tables go to the standard error, as they come."""
    command = [sys.executable, str(HERE / "search.py"), "--seed", str(asked.seed)]
    command += ["--sizes", *map(str, asked.sizes), "--seeds", *map(str, asked.seeds)]
    command += ["--queries", str(asked.queries)]
    if asked.node_modules:
        command += ["--node-modules", asked.node_modules]
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "search.json"
        command += ["--json", str(figures)]
        subprocess.run(command, check=True, timeout=SEARCHES, stdout=sys.stderr)
        found: Found = json.loads(figures.read_text("utf-8"))
    return found


def _printed(script: str, arguments: list[str]) -> tuple[list[str], str]:
    """Give the lines that a script prints, or else what went wrong."""
    print(script, file=sys.stderr)
    command = [sys.executable, str(HERE / script), *arguments]
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, text=True, check=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return [], f"not done after {PATIENCE // 60} minutes"
    except subprocess.CalledProcessError as failed:
        return [], f"ended with code {failed.returncode}"
    return [line.rstrip() for line in done.stdout.strip().splitlines()], ""


def _command(asked: argparse.Namespace) -> str:
    """Give the command that measures the same, without the places on this machine."""
    sizes, seeds = " ".join(map(str, asked.sizes)), " ".join(map(str, asked.seeds))
    return (
        f"python benchmarks/results.py --date {asked.date} --sizes {sizes} --seed {asked.seed} "
        f"--seeds {seeds} --queries {asked.queries}" + (" --quick" if asked.quick else "")
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--date", help="of the day, for the page")
    parser.add_argument("--again", action="store_true", help="measure nothing")
    parser.add_argument("--quick", action="store_true", help="for trying")
    parser.add_argument("--sizes", nargs="+", type=int)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--seeds", nargs="+", type=int)
    parser.add_argument("--queries", type=int)
    parser.add_argument("--growth", nargs="+", type=int, help="sizes of growing libraries")
    parser.add_argument("--node-modules", help="the folder that holds minisearch")
    parser.add_argument("--originals", type=Path, help="the texts of the seed articles")
    parser.add_argument("--into", type=Path, help="write everything here")
    asked = parser.parse_args()
    if not asked.again and not asked.date:
        parser.error("--date is needed: the page says when it was measured")
    usual = (
        {"sizes": [10_000], "seeds": [2, 3], "queries": 40, "growth": [100, 1_000]}
        if asked.quick
        else {
            "sizes": [10_000, 100_000, 1_000_000],
            "seeds": [2, 3, 5, 11],
            "queries": 400,
            "growth": [1_000, 10_000],
        }
    )
    for name, value in usual.items():
        if getattr(asked, name) is None:
            setattr(asked, name, value)
    return asked


if __name__ == "__main__":
    main()
