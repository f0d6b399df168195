"""Who does the work: what comes back, in which order, and when it ends."""
