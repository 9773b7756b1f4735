"""Pages that are the same for every visitor: which they are, and how each web process answers them from memory."""
