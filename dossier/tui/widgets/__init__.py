"""The app's own widgets; they get their data as arguments and answer with messages."""
