"""Articles of the analyst's own come into the store, are described, and get corrected texts."""
