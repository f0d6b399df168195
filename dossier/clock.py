"""The present moment, as a history writes it down."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Give the present moment in UTC, to the second (ISO 8601)."""
    return datetime.now(UTC).isoformat(timespec="seconds")
