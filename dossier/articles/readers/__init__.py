"""One reader per format: a file's bytes become text and what the file says of itself."""
