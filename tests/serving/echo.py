"""Stands in for the app: tells its environment, then whatever it is sent.

What it is sent in words of JSON it says itself when the key `!` comes before it; `quit` ends it,
unless the key was `?`.
"""

from __future__ import annotations

import json
import os
import sys


def draw(content: bytes) -> None:
    say(b"D", content)


def say(kind: bytes, content: bytes) -> None:
    sys.stdout.buffer.write(kind + len(content).to_bytes(4) + content)
    sys.stdout.buffer.flush()


sys.stdout.buffer.write(b"__GANGLION__\n")
draw(json.dumps(dict(os.environ)).encode())
while head := sys.stdin.buffer.read(5):
    content = sys.stdin.buffer.read(int.from_bytes(head[1:]))
    if content == b'{"type": "quit"}':
        break
    if content.startswith(b"!"):
        say(b"M", content[1:])
    elif content.startswith(b"?"):
        sys.exit("\x1b]0;owned\x07broke")
    else:
        draw(head[:1] + content)
