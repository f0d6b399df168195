"""A folder of notes that link to one another, as Obsidian reads them."""
