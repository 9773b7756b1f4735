"""Ask for documents, make them, keep them."""
