"""How long from the command to the first picture? Measured in a pty, all contenders by turns.

    .venv/bin/python benchmarks/first_paint.py [ROUNDS] [--peers WORDS=COMMAND …]

Prints, for each contender, the median and the best time in milliseconds and the ratio of the
medians to that of the smallest Textual app. Of another program say the words that tell that it is
drawn, and how it is started: `--peers "Query Editor=harlequin" "Enter a URL=posting"`. The second
table tells the processor's time: what is left of a time when other programs are not counted.
"""

import argparse
import fcntl
import os
import pty
import re
import select
import shlex
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path

from turns import by_turns, compiled, tell

from dossier.store.building.build import build
from dossier.workspace import create

MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("Statements per facet")
Minimal().run()
"""
SMALLEST = "smallest Textual app"
SEEN = "per facet"
PATIENCE = 60.0  # seconds
ROWS, COLUMNS = 40, 120
ESCAPES = re.compile(rb"\x1b(\[[0-9;:?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|.)")

Taken = tuple[float, float]  # seconds on the clock, seconds of the processor


def until_seen(command: list[str], words: str) -> Taken:
    """Give the time until a command run in a terminal of 120×40 has drawn `words`."""
    began = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS=str(COLUMNS), LINES=str(ROWS))
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    drawn = b""
    try:
        while words.encode() not in ESCAPES.sub(b"", drawn):
            ready, _, _ = select.select([terminal], [], [], PATIENCE)
            if not ready:
                raise TimeoutError(f"nothing drawn by {command}")
            drawn += os.read(terminal, 65536)
        return time.perf_counter() - began, processor(process)
    finally:
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(terminal)


def processor(process: int) -> float:
    """Give the seconds of the processor that a process has had in all its threads (Linux)."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


def measure(contenders: dict[str, tuple[list[str], str]], rounds: int) -> None:
    """Run contenders (a command, and words to be seen) by turns, and print both tables."""
    used: dict[str, list[float]] = {name: [] for name in contenders}

    def timer(name: str) -> Callable[[], float]:
        def run() -> float:
            clock, worked = until_seen(*contenders[name])
            used[name].append(worked * 1000)
            return clock

        return run

    tell(by_turns({name: timer(name) for name in contenders}, rounds), SMALLEST)
    print("of the processor:")
    tell({name: taken[1:] for name, taken in used.items()}, SMALLEST)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("rounds", nargs="?", type=int, default=15)
    asked.add_argument("--peers", nargs="+", default=[], metavar="WORDS=COMMAND")
    options = asked.parse_args()
    python = sys.executable
    compiled()
    with tempfile.TemporaryDirectory() as folder:
        workspace = create(Path(folder) / "library", sample=True)
        build(workspace)
        app = [python, "-m", "dossier", "--workspace", str(workspace.root)]
        contenders = {SMALLEST: ([python, "-c", MINIMAL], SEEN), "dossier": (app, SEEN)}
        for peer in options.peers:
            words, _, command = peer.partition("=")
            contenders[Path(shlex.split(command)[0]).name] = (shlex.split(command), words)
        measure(contenders, options.rounds)


main()
