"""A program in a terminal of its own, whose keys are pressed and whose answers are timed."""

import fcntl
import os
import pty
import select
import struct
import termios
import time
from collections.abc import Mapping
from pathlib import Path

COLUMNS, LINES = 120, 40
KEYS = {
    "down": b"\x1b[B", "up": b"\x1b[A", "page down": b"\x1b[6~", "page up": b"\x1b[5~",
    "end": b"\x1b[F", "home": b"\x1b[H", "space": b" ", "tab": b"\t", "backspace": b"\x7f",
}  # fmt: skip
_STARTING = 0.7  # seconds with hardly any work, by which a program is ready
_IDLE = 0.1  # of a core: what a blinking cursor may take
_ANSWER = 3.0  # seconds
_PATIENCE = 600.0  # seconds


class Terminal:
    """Runs a command in a pty of 120×40 until it is closed."""

    def __init__(self, command: list[str], environment: Mapping[str, str] | None = None) -> None:
        self.process, self._file = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.environ.update(environment or {})
            os.execv(command[0], command)
        self.drawn = b""

    def close(self) -> None:
        """End the program."""
        os.kill(self.process, 9)
        os.waitpid(self.process, 0)
        os.close(self._file)

    def press(self, key: str, gap: float = 0.15) -> tuple[float, float] | None:
        """Press a key; give the seconds to the first byte, and to the last before a `gap`.

        None where nothing is drawn for long: a cursor at the end stays there.
        """
        self._read(0.0)
        began = time.perf_counter()
        os.write(self._file, KEYS.get(key, key.encode()))
        first = last = self._read(_ANSWER)
        if first is None or last is None:
            return None
        while (following := self._read(gap)) is not None:
            last = following
        return first - began, last - began

    def wait(self) -> None:
        """Wait until the program does hardly any work; a cursor may blink meanwhile."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            before, end = self.worked(), time.monotonic() + _STARTING
            while (left := end - time.monotonic()) > 0:
                self._read(left)
            if self.worked() - before < _IDLE * _STARTING:
                return
        raise TimeoutError("the program does not come to rest")

    def worked(self) -> float:
        """Give the seconds of a core that the program has taken."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _read(self, patience: float) -> float | None:
        """Read what there is; give the time at which it came, None where nothing does."""
        ready, _, _ = select.select([self._file], [], [], patience)
        if not ready:
            return None
        came = time.perf_counter()
        self.drawn = (self.drawn + os.read(self._file, 1 << 20))[-(1 << 20) :]
        return came
