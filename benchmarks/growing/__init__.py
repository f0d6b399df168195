"""Invented companies and articles, of which libraries of any size are made."""
