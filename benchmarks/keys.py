"""How long from a key to the picture? Measured in a pty, beside an app of one changing line.

`python benchmarks/keys.py [--sizes N …] [--screens NAME …] [--rounds N] [--folder FOLDER]` opens
each screen on libraries of several sizes (`workspaces.py`, a company to a hundred statements) and
beside them the one-line app, in terminals of 120×40, and presses the same keys by turns. It prints
milliseconds until the first bytes that answer, and until the last ones: the median and the 95th of
a hundred. In FOLDER the libraries stay, and are used again.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from growth import library  # noqa: E402
from terminal import Terminal  # noqa: E402

from dossier.store.store import Store  # noqa: E402
from dossier.tui.places import (  # noqa: E402
    CompaniesPlace,
    ComparePlace,
    DossierPlace,
    LibraryPlace,
    Place,
    ReaderPlace,
    ReviewPlace,
    SearchPlace,
)
from dossier.tui.session import Session, write_session  # noqa: E402
from dossier.workspace import Workspace  # noqa: E402

ONE_LINE = """
from rich.segment import Segment
from textual.app import App
from textual.scroll_view import ScrollView
from textual.strip import Strip

class Lines(ScrollView, can_focus=True):
    pressed = 0

    def render_line(self, y):
        return Strip([Segment(f"line {y}" + (f", key {self.pressed}" if y == 0 else ""))])

    def on_key(self):
        self.pressed += 1
        self.refresh_line(0)

class OneLine(App):
    def compose(self):
        yield Lines()

OneLine().run()
"""
MOVES = ("down", "end", "up", "home", "page down", "up", "page up")  # each moves in any list
NEAREST = "one line"


@dataclass(frozen=True)
class Screen:
    """A place, the keys that lead to what is measured there, and those that are measured."""

    place: Place
    keys: tuple[str, ...]
    before: tuple[str, ...] = ()


Times = dict[str, list[tuple[float, float]]]


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--screens", nargs="+", help="all, where none is named")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where libraries are made, and found again")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        made = [library(asked.folder or Path(passing), size, asked.seed) for size in asked.sizes]
        roots = {f"{size:,}": root for size, root in zip(asked.sizes, made, strict=True)}
        shown = {name: screens(root) for name, root in roots.items()}
        head(roots)
        for name in asked.screens or shown[next(iter(roots))]:
            by_size = {size: shown[size][name] for size in roots}
            tell(name, measured(roots, by_size, asked.rounds))


def screens(root: Path) -> dict[str, Screen]:
    """Give what is measured in a library, with its largest dossier and its longest article."""
    held = Store(Workspace(root)).library()
    largest = sorted(held.told, key=lambda company: -len(held.told[company]))
    longest = max(held.articles, key=lambda article: article.characters)
    compare = ComparePlace(tuple(largest[:3]))
    letters = tuple("partenaire")
    return {
        "library": Screen(LibraryPlace(), ("down", "up")),
        "library, columns": Screen(LibraryPlace(), ("l", "h")),
        "library, articles": Screen(LibraryPlace(), MOVES, ("tab",)),
        "search, typing": Screen(SearchPlace(), (*letters, *("backspace" for _ in letters))),
        "dossier": Screen(DossierPlace(largest[0]), MOVES),
        "dossier, marking": Screen(DossierPlace(largest[0]), ("space",)),
        "compare": Screen(compare, MOVES),
        "compare, choosing": Screen(compare, MOVES, ("c",)),
        "compare, narrowing": Screen(compare, tuple("grou"), ("c", "/")),
        "reader, statements": Screen(ReaderPlace(longest.id), MOVES),
        "reader, text": Screen(ReaderPlace(longest.id), MOVES, ("tab",)),
        "companies": Screen(CompaniesPlace(), MOVES),
        "review": Screen(ReviewPlace(longest.id), MOVES),
    }


def measured(
    roots: Mapping[str, Path], shown: Mapping[str, Screen], rounds: int
) -> dict[str, Times]:
    """Give seconds to the first and to the last byte, by size and key."""
    open_: dict[str, Terminal] = {}
    with tempfile.TemporaryDirectory() as folder:
        try:
            open_[NEAREST] = Terminal([sys.executable, "-c", ONE_LINE])
            open_[NEAREST].wait()
            for size, root in roots.items():
                copy = Path(folder) / size
                shutil.copytree(root, copy)
                open_[size] = opened(copy, shown[size])
            keys = next(iter(shown.values())).keys
            return pressed(open_, keys, rounds)
        finally:
            for terminal in open_.values():
                terminal.close()


def opened(root: Path, screen: Screen) -> Terminal:
    """Start the app at a screen, and wait until it is quiet there."""
    write_session(Workspace(root).session, Session(place=screen.place))
    terminal = Terminal([sys.executable, "-m", "dossier", "--workspace", str(root)])
    terminal.wait()
    for key in screen.before:
        terminal.press(key)
        terminal.wait()
    return terminal


def pressed(open_: Mapping[str, Terminal], keys: tuple[str, ...], rounds: int) -> dict[str, Times]:
    """Press the keys by turns; the first round is not counted."""
    times: dict[str, Times] = {name: {key: [] for key in keys} for name in open_}
    for number in range(rounds + 1):
        for key in keys:
            for name, terminal in open_.items():
                taken = terminal.press(key)
                if number and taken:
                    times[name][key].append(taken)
    return times


def head(roots: Iterable[str]) -> None:
    """Print the first lines of the table."""
    names = [NEAREST, *roots]
    print("| first / last byte: median (95th of 100), ms | " + " | ".join(names) + " | largest |")
    print("|---" * (len(names) + 2) + "|")


def tell(screen: str, times: Mapping[str, Times]) -> None:
    """Print a line of the table; at its end how the largest compares, by the first bytes."""
    cells: list[str] = []
    medians: list[float] = []
    for by_key in times.values():
        taken = [item for answers in by_key.values() for item in answers]
        firsts, lasts = ([item[n] * 1000 for item in taken] or [0.0] for n in (0, 1))
        medians.append(statistics.median(firsts))
        cells.append(f"{_spread(firsts)} / {_spread(lasts)}")
    nearest, smallest, largest = medians[0], medians[1], medians[-1]
    ratio = f"{largest / nearest:.1f} × one line, {largest / (smallest or largest):.1f} × smallest"
    print(f"| {screen} | " + " | ".join(cells) + f" | {ratio} |", flush=True)


def _spread(taken: list[float]) -> str:
    ordered = sorted(taken)
    worst = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{statistics.median(ordered):.0f} ({worst:.0f})"


if __name__ == "__main__":
    main()
