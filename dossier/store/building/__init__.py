"""Seeds, reference data and attached originals become the store."""
