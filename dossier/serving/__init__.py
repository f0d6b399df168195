"""The app in a browser: who is let in, one process for each session, what passes between them."""
