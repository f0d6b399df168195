"""Dossier: compare companies from press articles, every statement tied to its passage."""

__version__ = "0.1.0"
