"""The app."""

import os

# Textual reads it once, as it is imported: what a key changes is drawn 4 ms later, not 17.
os.environ.setdefault("TEXTUAL_FPS", "250")
