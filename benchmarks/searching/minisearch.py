"""MiniSearch, a search engine in JavaScript: a process of Node that answers in JSON lines."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from searching.contract import MissingError

FOLDER = "DOSSIER_NODE_MODULES"  # the environment variable that names where MiniSearch lies
_AT_ONCE = 10_000  # texts
_HEAP = 12_000  # MB that Node may use


class MiniSearch:
    """Fuzzy words, all required, the last one as a prefix."""

    def __init__(self, texts: Sequence[str]) -> None:
        node, folder = shutil.which("node"), os.environ.get(FOLDER)
        if not node:
            raise MissingError("the program node is not there")
        if not folder or not Path(folder, "minisearch").is_dir():
            raise MissingError(f"no folder with minisearch in it: --node-modules, or {FOLDER}")
        script = Path(__file__).with_suffix(".mjs")
        self._running = subprocess.Popen(
            [node, f"--max-old-space-size={_HEAP}", str(script), folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for first in range(0, len(texts), _AT_ONCE):
            self._ask({"add": texts[first : first + _AT_ONCE]})
        self.versions = self._told["versions"]

    def search(self, typed: str) -> Sequence[int]:
        """Ask the process."""
        self._ask({"search": typed})
        found: list[int] = self._told["found"]
        return found

    def add(self, text: str) -> None:
        """Add one text."""
        self._ask({"add": [text]})

    def forget(self) -> None:
        """Forget nothing: it remembers no queries."""

    def spent(self) -> float:
        """Give what the process told last."""
        return float(self._told["spent"])

    def memory(self) -> float:
        """Give what the process told last."""
        return float(self._told["memory"])

    def _ask(self, what: dict[str, object]) -> None:
        self._running.stdin.write(json.dumps(what) + "\n")
        self._running.stdin.flush()
        self._told = json.loads(self._running.stdout.readline())
