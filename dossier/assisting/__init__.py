"""What an assistant may ask of a library, over the Model Context Protocol; it only reads."""
