"""The journal of every change, what is kept of each, and how one is taken back."""
