"""What comments are about, found in their words: pure computation, the same each time for the same comments."""
