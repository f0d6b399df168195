"""What counts as one word, in French and English: letters folded, forms, other words for it."""
