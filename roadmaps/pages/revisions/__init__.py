"""The pages of a mission's revisions, its history, and its steps along the lifecycle."""
