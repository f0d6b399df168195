"""Measure everything that there is, and write tables and charts.

`python benchmarks/results.py --date DATE [--quick] [--sizes N …] [--seed N] [--seeds N …]
[--queries N] [--growth N …] [--programs WORDS=COMMAND …] [--node-modules FOLDER]
[--originals FOLDER] [--into FOLDER]` runs each benchmark in a process of its own and writes
`benchmarks/results.json`, `benchmarks/RESULTS.md` and `docs/charts/`, or all of them into FOLDER.
`--again` makes page and charts from the figures that are there, and measures nothing. `--quick` is
for trying: few queries over ten thousand texts, the page on the standard output unless FOLDER is
given.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
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
    folder, charts = HERE, ROOT / "docs" / "charts"
    if asked.into:
        folder, charts = asked.into, asked.into / "charts"
    if asked.again:
        write(json.loads((folder / "results.json").read_text("utf-8")), folder, charts)
        return
    compiled()
    found: Found = {}
    for found in measured(asked):
        if asked.into or not asked.quick:
            write(found, folder, charts)
    if asked.quick and not asked.into:
        print(reporting.page(found, "charts"))


def write(found: Found, folder: Path, charts: Path) -> None:
    """Write figures, page and charts."""
    charts.mkdir(parents=True, exist_ok=True)
    figures = json.dumps(found, indent=1, ensure_ascii=False)
    (folder / "results.json").write_text(f"{figures}\n", "utf-8")
    way = Path(os.path.relpath(charts, folder)).as_posix()
    (folder / "RESULTS.md").write_text(reporting.page(found, way), "utf-8")
    for name, picture in reporting.pictures(found).items():
        (charts / name).write_text(picture, "utf-8")


def measured(asked: argparse.Namespace) -> Iterator[Found]:
    """Run everything, one after the other; give what there is after each."""
    described = machine.described()  # as it is before we make it busy
    search, faults = _searches(asked)
    found: Found = {
        "date": asked.date,
        "command": _command(asked),
        "machine": described,
        "versions": machine.versions(),
        "engines": {name: engine.what for name, engine in ENGINES.items()},
        "search": search,
        "scripts": {},
        "skipped": faults,
    }
    yield found
    with tempfile.TemporaryDirectory() as folder:
        for script in _scripts(asked, folder):
            lines, fault = ([], script.missing) if script.missing else _printed(script)
            if fault:
                found["skipped"].append(f"{script.title}: {fault}")
            else:
                found["scripts"][script.title] = {"command": script.shown(), "lines": lines}
            yield found


@dataclass(frozen=True)
class Script:
    """A benchmark that prints its own tables; `missing` says why it cannot be run."""

    title: str
    file: str
    arguments: tuple[str, ...] = ()
    missing: str = ""

    def shown(self) -> str:
        """Give the command, without the places on this machine."""
        arguments = ("FOLDER" if "/" in each else each for each in self.arguments)
        return " ".join([f"benchmarks/{self.file}", *arguments])


def _scripts(asked: argparse.Namespace, folder: str) -> list[Script]:
    """Give all but the searches; libraries made by one are used by the next."""
    rounds = ("3",) if asked.quick else ("15",)
    beside = ("--peers", *asked.programs) if asked.programs else ()
    growing = ("--sizes", *map(str, asked.growth), "--folder", folder)
    pressed = (*growing, "--rounds", "2") if asked.quick else growing
    originals = (str(asked.originals.resolve()),) if asked.originals else ()
    unread = "" if originals else "no --originals given"
    return [
        Script("From the command to the first picture", "first_paint.py", (*rounds, *beside)),
        Script("From a key to the picture", "keys.py", pressed),
        Script("Commands that only read", "commands.py", rounds),
        Script("Growth with the library", "growth.py", growing),
        Script("Facets of the neutral codebook", "general_codebook.py"),
        Script("Two readers of the sealed articles", "coders.py"),
        Script("The proposer", "proposer.py", originals, unread),
    ]


def _searches(asked: argparse.Namespace) -> tuple[Found, list[str]]:
    """Run the searches, their tables to the standard error; give the figures, and what went wrong.

    What was measured before something went wrong is kept.
    """
    command = [sys.executable, str(HERE / "search.py"), "--seed", str(asked.seed)]
    command += ["--sizes", *map(str, asked.sizes), "--seeds", *map(str, asked.seeds)]
    command += ["--queries", str(asked.queries)]
    if asked.node_modules:
        command += ["--node-modules", asked.node_modules]
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "search.json"
        command += ["--json", str(figures)]
        try:
            subprocess.run(command, check=True, timeout=SEARCHES, stdout=sys.stderr)
        except subprocess.TimeoutExpired:
            faults = [f"Search: not done after {SEARCHES // 60} minutes"]
        except subprocess.CalledProcessError as failed:
            faults = [f"Search: ended with code {failed.returncode}"]
        if not figures.exists():
            sys.exit("Nothing was measured of search.")
        return json.loads(figures.read_text("utf-8")), faults


def _printed(script: Script) -> tuple[list[str], str]:
    """Give the lines that a script prints, or else what went wrong."""
    print(script.file, file=sys.stderr)
    command = [sys.executable, str(HERE / script.file), *script.arguments]
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, text=True, check=True, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired:
        return [], f"not done after {PATIENCE // 60} minutes"
    except subprocess.CalledProcessError as failed:
        return [], f"ended with code {failed.returncode}"
    return [line.rstrip() for line in done.stdout.strip("\n").splitlines()], ""


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
    parser.add_argument(
        "--programs", nargs="+", default=[], metavar="WORDS=COMMAND", help="for the first picture"
    )
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
