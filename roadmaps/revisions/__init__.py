"""A mission as one plain document: frozen as a revision, built from content, and its history of changes."""
