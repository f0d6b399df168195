"""A PostgreSQL server of the tests' own: in a folder of its own, reached by a socket alone."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

_OWNER = "owner"
_UNPRIVILEGED = "postgres"  # as whom it runs where we are root, as whom it runs for nobody
_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses="


def programs() -> Path | None:
    """Give the folder of the server's programs, None where there is no server here."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return kept[-1].parent if kept else None


class Server:
    """A running server; people come in by their names, but `guarded` with a password."""

    def __init__(self, bin_: Path, folder: Path) -> None:
        self._bin = bin_
        self.folder = folder

    def address(self, user: str = _OWNER, workspace: str = "dossier", password: str = "") -> str:
        """Give the address of a workspace for a person."""
        who = f"{user}:{quote(password)}" if password else user
        return f"postgresql://{who}@/postgres?host={self.folder}&workspace={workspace}"

    def run(self, sql: str) -> str:
        """Have the owner say something to it, and give the answer."""
        return self._call("psql", "-h", self.folder, "-U", _OWNER, "-d", "postgres", "-qAtc", sql)

    def make(self) -> None:
        """Make its folder and start it."""
        self._call("initdb", "-U", _OWNER, "-A", "trust", "-N", "-E", "UTF8", "-D", self._data)
        rules = "local all guarded scram-sha-256\nlocal all all trust\n"
        (self._data / "pg_hba.conf").write_text(rules)
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"{_FAST} -c unix_socket_directories={self.folder}"
        log = self.folder / "log"
        self._call("pg_ctl", "-D", self._data, "-w", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        """Stop it as if the machine had gone down."""
        self._call("pg_ctl", "-D", self._data, "-w", "-m", "immediate", "stop")

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _call(self, program: str, *arguments: object) -> str:
        command = [str(self._bin / program), *map(str, arguments)]
        user = _UNPRIVILEGED if _is_root() else None
        done = subprocess.run(
            command, user=user, capture_output=True, text=True, check=False, cwd=self.folder,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


@contextmanager
def running(bin_: Path) -> Iterator[Server]:
    """Make a server, and stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # in a short place: a socket's name is limited
    if _is_root():
        shutil.chown(folder, _UNPRIVILEGED)
    server = Server(bin_, folder)
    try:
        server.make()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_root() -> bool:
    return os.name == "posix" and getpass.getuser() == "root" and os.geteuid() == 0
