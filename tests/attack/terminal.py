"""A terminal of our own: runs a program in it, and tells what the program sent."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from pathlib import Path

_SEQUENCE = re.compile(
    r"""
      \x1b\[(?P<parameters>[0-?]*)(?P<csi>[\ -/]*[@-~])
    | (?P<string>(?:\x1b[PX^_\]]|[\x90\x98\x9d\x9e\x9f]).*?(?:\x07|\x1b\\|\x9c|\Z))
    | (?P<escape>\x1b[\ -/]*[0-~]?)
    | (?P<control>[\x00-\x09\x0b-\x1f\x7f-\x9f])
    """,
    re.VERBOSE | re.DOTALL,
)


def run(
    *arguments: str, size: tuple[int, int], folder: Path, more: Mapping[str, str]
) -> tuple[int, str]:
    """Run a Python module on a terminal of `size` (columns, rows); give its status and output."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in {"LINES", "COLUMNS"}}
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, start_new_session=True,
        env={**kept, "TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none",
            "PYTHONPATH": os.pathsep.join(sys.path), **more},
    )  # fmt: skip
    os.close(theirs)
    chunks: list[bytes] = []
    with os.fdopen(ours, "rb") as terminal, contextlib.suppress(OSError):  # on Linux, at its end
        while chunk := os.read(terminal.fileno(), 65536):
            chunks.append(chunk)
    return process.wait(timeout=60), b"".join(chunks).decode("utf-8")


def controls(output: str) -> set[str]:
    """Give the kinds of control sequences in an output.

    Of colours and places of the cursor the numbers are left out; strings are given whole.
    """
    return {_kind(found) for found in _SEQUENCE.finditer(output)}


def _kind(found: re.Match[str]) -> str:
    if found["csi"]:
        numbers = "" if found["csi"] in {"m", "H", "A", "B", "C", "D"} else found["parameters"]
        return f"CSI {numbers} {found['csi']}"
    return repr(found[0])
