"""Every screen of the real app, on a real terminal, over texts that attack.

What the terminal gets is compared with what Textual itself sends, which the same walk over a
harmless library shows (`test_what_textual_sends`).
"""

from __future__ import annotations

import base64
import hashlib
import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import msgspec
import pyte
import pytest
from textual.screen import Screen
from wcwidth import wcwidth

import dossier.tui.screens

from . import library, terminal
from .payloads import HARMLESS, PAYLOADS
from .walk import MARK, Look

_MODES = (7, 25, 1000, 1003, 1004, 1006, 1015, 1049, 2004)
TEXTUAL = {
    "'\\r'", "'\\x1b]22;default\\x07'", repr(MARK), "CSI  H", "CSI  m", "CSI < u", "CSI >25 u",
    "CSI ?2026 $p", "CSI ?2048 $p",
    *(f"CSI ?{mode} {on}" for mode in _MODES for on in "hl"),
}  # fmt: skip
_COPIED = re.compile(r"'\\x1b\]52;c;(?P<data>[A-Za-z0-9+/]*=*)\\x07'")
# what a walk changes of its own accord: files added, a citation copied, the place remembered
_CHANGED = re.compile(
    r"articles\.json|journal/|originals/|review/|exports/copied\.txt|session|lock|index"
)


def walked(
    root: Path, texts: Sequence[str], size: tuple[int, int], *flags: str, tampered: bool = False
) -> tuple[str, list[Look]]:
    """Walk over a library of these texts; give what the terminal got, and the looks taken."""
    workspace = library.make(root, texts)
    if tampered:
        library.tamper(workspace, texts)
    before = _files(workspace.root)
    report = root / "report.json"
    status, output = terminal.run(
        "tests.attack.walk", str(root), str(report), *flags,
        size=size, folder=root / "incoming", more={"DOSSIER_CONFIG": str(root / "config")},
    )  # fmt: skip
    assert status == 0, output[-2000:]
    assert _files(workspace.root) == before
    return output, msgspec.json.decode(report.read_bytes(), type=list[Look])


def _files(root: Path) -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not _CHANGED.search(str(path.relative_to(root)))
    }


def screens() -> set[str]:
    """Name every screen of the app, those left out that are only the base of others."""
    for module in pkgutil.iter_modules(dossier.tui.screens.__path__):
        importlib.import_module(f"dossier.tui.screens.{module.name}")
    found: set[type[Screen[object]]] = set()
    waiting: list[type[Screen[object]]] = [Screen]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("dossier.") and not kind.__subclasses__():
            found.add(kind)
    return {kind.__name__ for kind in found} | {"FormScreen", "CommandPalette"}


def check(output: str, looks: list[Look], size: tuple[int, int]) -> None:
    """Check that no text had its way, and that every screen was seen, each row in its place."""
    check_sent(output)
    assert {look.screen for look in looks} >= screens()
    assert [fault for look in looks for fault in look.faults] == []
    check_rows(output, looks, size)


def check_sent(output: str) -> None:
    """Check that nothing was sent to the terminal but what Textual sends."""
    for sequence in terminal.controls(output) - TEXTUAL:
        found = _COPIED.fullmatch(sequence)  # `y` copies a citation: our own request
        assert found, sequence
        copied = base64.b64decode(found["data"]).decode()
        assert not terminal.controls(copied), copied


def check_rows(output: str, looks: list[Look], size: tuple[int, int]) -> None:
    """Check that a terminal shows the rows that the app meant, each where it belongs."""
    screen = pyte.Screen(*size)
    stream = pyte.Stream(screen)
    for look, drawn in zip(looks, output.split(MARK), strict=False):
        stream.feed(drawn.replace("\x1b[<u", ""))  # which pyte does not know
        for shown, meant in zip_longest(screen.display, look.rows):
            if _is_known_to_pyte(meant):
                assert shown == meant, f"{look.screen} {look.keys}"


def _is_known_to_pyte(row: str) -> bool:
    """Tell whether a row holds none of the signs without width at which pyte stops drawing."""
    return all(wcwidth(sign) or unicodedata.combining(sign) for sign in row)


def test_no_text_has_its_way_on_any_screen(tmp_path: Path) -> None:
    size = (80, 24)
    check(*walked(tmp_path, list(PAYLOADS.values()), size, "quick"), size)


@pytest.mark.long
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
def test_no_text_has_its_way_wherever_one_scrolls(tmp_path: Path, size: tuple[int, int]) -> None:
    turned = size[0] // 10  # so that at each size another text stands in each place
    texts = list(PAYLOADS.values())
    check(*walked(tmp_path, texts[turned:] + texts[:turned], size), size)


@pytest.mark.long
def test_a_store_that_was_written_by_others_sends_nothing(tmp_path: Path) -> None:
    texts = [text for name, text in PAYLOADS.items() if name != "surrogate"]  # that is damage
    output, _ = walked(tmp_path, texts, (120, 40), tampered=True)
    check_sent(output)


@pytest.mark.long
def test_what_textual_sends(tmp_path: Path) -> None:
    harmless = [f"{HARMLESS} {number}" for number in range(len(PAYLOADS))]
    output, _ = walked(tmp_path, harmless, (80, 24))
    sent = {kind for kind in terminal.controls(output) if not _COPIED.fullmatch(kind)}
    assert sent == TEXTUAL
