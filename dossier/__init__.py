"""Dossier: compare companies from press articles, every statement tied to its passage.

For other programs: `open_library` (`docs/python.md`), loaded when it is asked for.
"""

TYPE_CHECKING = False  # typing's own costs an import
if TYPE_CHECKING:
    from dossier.errors import DossierError, UnknownNameError
    from dossier.opened import OpenLibrary, open_library

__version__ = "0.1.0"
__all__ = ["DossierError", "OpenLibrary", "UnknownNameError", "open_library"]


def __getattr__(name: str) -> object:
    """Load what other programs ask for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = "dossier.errors" if name.endswith("Error") else "dossier.opened"
    return getattr(import_module(home), name)
