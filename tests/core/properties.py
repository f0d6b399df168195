"""How property tests run here: with no deadline, which a busy machine would miss."""

from __future__ import annotations

from hypothesis import settings

calm = settings(deadline=None)
