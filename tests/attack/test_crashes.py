"""A crash tells what broke in the program, and nothing of what was read."""

from __future__ import annotations

import subprocess
import sys

from dossier.workspace import Workspace
from tests.tui.conftest import Start

BREAK = """
from dossier.cli import main
from dossier.cli.read import list_

def crash(**options):
    draft = "what the analyst wrote"
    raise RuntimeError("\\x1b]0;owned\\x07 in " + draft[:4])

list_.callback = crash
main()
"""


def test_a_crash_of_a_command_shows_no_values_and_sends_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", BREAK, "list"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "RuntimeError: ]0;owned in what\n" in done.stderr
    assert "what the analyst wrote" not in done.stderr
    assert "\x1b" not in done.stderr


async def test_a_crash_of_the_app_sends_nothing_that_a_text_holds(
    start: Start, made_up: Workspace
) -> None:
    app = start(made_up)
    async with app.run_test():
        try:
            raise RuntimeError("\x1b]0;owned\x07\u202e")
        except RuntimeError:
            app._fatal_error()
        shown = "".join(
            segment.text
            for renderable in app._exit_renderables
            for segment in app.console.render(renderable)
        )
        assert "RuntimeError: ]0;owned" in shown
        assert not {"\x1b", "\x07", "\u202e"} & set(shown)
        app._exit_renderables.clear()
