"""How long from the command to the first picture? Measured in a pty, all contenders by turns.

    .venv/bin/python benchmarks/first_paint.py [ROUNDS]

Prints, for each contender, the median and the best time in milliseconds and the ratio of the
medians to that of the smallest Textual app.
"""

import os
import pty
import select
import sys
import tempfile
import time
from pathlib import Path

from turns import by_turns, compiled, tell, until_exit

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
SMALLEST = "smallest Textual app, first paint"
SEEN = b"per facet"
PATIENCE = 20.0  # seconds


def until_seen(command: list[str]) -> float:
    """Give the seconds until a command run in a terminal of 120×40 has drawn `SEEN`."""
    began = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="120", LINES="40")
        os.execv(command[0], command)
    drawn = b""
    try:
        while SEEN not in drawn:
            ready, _, _ = select.select([terminal], [], [], PATIENCE)
            if not ready:
                raise TimeoutError(f"nothing drawn by {command}")
            drawn += os.read(terminal, 65536)
        return time.perf_counter() - began
    finally:
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(terminal)


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    python = sys.executable
    compiled()
    with tempfile.TemporaryDirectory() as folder:
        workspace = create(Path(folder) / "library", sample=True)
        build(workspace)
        app = [python, "-m", "dossier", "--workspace", str(workspace.root)]
        contenders = {
            'python -c "import textual.app"': lambda: until_exit(
                [python, "-c", "import textual.app"]
            ),
            SMALLEST: lambda: until_seen([python, "-c", MINIMAL]),
            "dossier, first paint": lambda: until_seen(app),
        }
        tell(by_turns(contenders, rounds), SMALLEST)


main()
