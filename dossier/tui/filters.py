"""The second wall: whatever is drawn, no control character reaches the terminal."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class ControlFilter(LineFilter):
    """Replaces control characters and bidirectional overrides by a visible sign."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Go over one line of the screen."""
        if not any(_CONTROL.search(segment.text) for segment in segments if not segment.control):
            return segments
        return [
            segment
            if segment.control
            else Segment(_CONTROL.sub("�", segment.text), segment.style, segment.control)
            for segment in segments
        ]
