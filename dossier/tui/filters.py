"""The second wall: whatever is drawn, no control character reaches the terminal.

A line keeps its width, in every terminal: they do not agree on how wide an emoji of several
parts is, and a window that lies over one would cut it in two, so its first part alone is drawn.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# What our screens are drawn of, and most of what is written: nothing of it is changed.
_PLAIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f\u2070-\u20cf\u2190-\u2bff]*")
# The others are compiled when a line first needs them.
_CONTROL = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_EMOJI = "[#*0-9\u00a9\u00ae\u203c\u2049\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_OF_PARTS = f"(?P<first>{_EMOJI})(?:[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|\u200d{_EMOJI})+"
_FLAG = "[\U0001f1e6-\U0001f1ff]"  # two of these letters are a flag


class ControlFilter(LineFilter):
    """Takes out control characters, bidirectional overrides and lone surrogates.

    One that was given room is replaced by a visible sign.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Go over one line of the screen."""
        if all(segment.control or _PLAIN.fullmatch(segment.text) for segment in segments):
            return segments
        return [
            segment
            if segment.control or _PLAIN.fullmatch(segment.text)
            else Segment(_harmless(segment.text), segment.style, segment.control)
            for segment in segments
        ]


def _harmless(text: str) -> str:
    text = re.sub(_CONTROL, lambda found: "�" * cell_len(found[0]), text)
    text = re.sub(_OF_PARTS, _first_part, text)
    return re.sub(_FLAG, lambda found: chr(ord(found[0]) - 0x1F1E6 + ord("A")), text)


def _first_part(found: re.Match[str]) -> str:
    first = found["first"]
    return first + " " * (cell_len(found[0]) - cell_len(first))
