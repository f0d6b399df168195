"""A workspace is verified, record by record."""
