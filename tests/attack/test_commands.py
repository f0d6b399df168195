"""Every command, on a real terminal, over a hostile library and with hostile arguments."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import library, terminal
from .payloads import PAYLOADS

OURS = {"'\\r'", "'\\t'", "CSI ?25 h", "CSI ?25 l"}  # a progress bar hides the cursor


def sent(root: Path, texts: list[str], *flags: str, tampered: bool = False) -> set[str]:
    """Run all commands over a library of these texts; give the control sequences sent."""
    workspace = library.make(root, texts)
    if tampered:
        library.tamper(workspace, texts)
    status, output = terminal.run(
        "tests.attack.commands", *flags, size=(100, 40), folder=root / "incoming",
        more={"DOSSIER_WORKSPACE": str(workspace.root), "DOSSIER_CONFIG": str(root / "config")},
    )  # fmt: skip
    assert status == 0, output[-2000:]
    assert "Traceback" not in output
    return terminal.controls(output)


def test_no_command_sends_what_a_text_holds(tmp_path: Path) -> None:
    few = ["clipboard", "c1", "action", "bidi"]
    assert sent(tmp_path, [PAYLOADS[name] for name in few]) <= OURS


@pytest.mark.long
@pytest.mark.parametrize("tampered", [False, True])
def test_no_command_sends_what_any_text_holds(tmp_path: Path, tampered: bool) -> None:
    texts = [text for name, text in PAYLOADS.items() if name != "surrogate" or not tampered]
    assert sent(tmp_path, texts, tampered=tampered) <= OURS


@pytest.mark.long
def test_no_argument_breaks_a_command(tmp_path: Path) -> None:
    assert sent(tmp_path, [PAYLOADS["clipboard"]], "every") <= OURS
