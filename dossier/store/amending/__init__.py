"""Companies and codebook are changed, and what is stored follows."""
