"""Pure questions over a library; the answers are plain data that screens and exports draw."""
