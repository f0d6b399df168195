"""An article becomes statements: the seed records."""
