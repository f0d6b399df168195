"""Search measured beside its peers: a corpus and queries by seed, engines, one table."""
