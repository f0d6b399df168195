"""The second wall: whatever is drawn, no control character reaches the terminal."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


class ControlFilter(LineFilter):
    """Takes out control characters, bidirectional overrides and lone surrogates.

    One that was given room is replaced by a visible sign, so that the line keeps its width.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Go over one line of the screen."""
        if not any(_CONTROL.search(segment.text) for segment in segments if not segment.control):
            return segments
        return [
            segment
            if segment.control
            else Segment(_CONTROL.sub(_harmless, segment.text), segment.style, segment.control)
            for segment in segments
        ]


def _harmless(found: re.Match[str]) -> str:
    return "�" * cell_len(found[0])
