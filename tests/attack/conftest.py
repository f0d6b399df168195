"""The app is started here as in its own tests."""

from tests.tui.conftest import start

__all__ = ["start"]
