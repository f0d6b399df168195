"""A dossier or a comparison leaves the program: Markdown and JSON."""
