"""`python -m dossier` and the `dossier` command."""

from dossier.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
