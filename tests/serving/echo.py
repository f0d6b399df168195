"""Stands in for the app: tells its environment, then whatever it is sent.

Some keys it takes otherwise: after `!` come words of JSON, to be said as the app does; `?` breaks
it; `#` has it tell the number of its process, and take no notice of being asked to leave.
"""

from __future__ import annotations

import json
import os
import sys

LEAVE = b'{"type": "quit"}'


def say(kind: bytes, content: bytes) -> None:
    sys.stdout.buffer.write(kind + len(content).to_bytes(4) + content)
    sys.stdout.buffer.flush()


def main() -> None:
    sys.stdout.buffer.write(b"__GANGLION__\n")
    say(b"D", json.dumps(dict(os.environ)).encode())
    stubborn = False
    while head := sys.stdin.buffer.read(5):
        content = sys.stdin.buffer.read(int.from_bytes(head[1:]))
        if content == LEAVE and not stubborn:
            return
        if content.startswith(b"!"):
            say(b"M", content[1:])
        elif content == b"?":
            sys.exit("broke")
        elif content == b"#":
            stubborn = True
            say(b"D", str(os.getpid()).encode())
        else:
            say(b"D", head[:1] + content)


if __name__ == "__main__":
    main()
