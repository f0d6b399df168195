"""Reference data: facets, topics, companies and the lexicon (`data/*.toml`), read and edited."""

from dossier.codebook.reading import read_codebook, read_companies, read_lexicon

__all__ = ["read_codebook", "read_companies", "read_lexicon"]
