"""Fuzzy search: folding, index, query language, ranking."""
