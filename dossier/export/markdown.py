"""The pages that leave as Markdown."""

from dossier.export.comparison_page import comparison_markdown
from dossier.export.dossier_page import dossier_markdown
from dossier.export.library_page import library_markdown

__all__ = ["comparison_markdown", "dossier_markdown", "library_markdown"]
