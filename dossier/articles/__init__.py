"""A file becomes a frozen article: reading, freezing, paragraphs, anchoring."""
