"""An article becomes statements: read from seed records, or proposed and then reviewed."""
