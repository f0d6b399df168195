"""Safe storage, the store, build and check: the only place that knows TinyDB."""
