"""The command line: thin, and free of Textual until the app is asked for."""
