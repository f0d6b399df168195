"""Fuzzy search: index, query language, ranking."""
