"""Articles go again, or become the text of another; what went with them is kept and comes back."""
