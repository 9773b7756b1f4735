"""What differs between two texts, between what two people typed, and between two revisions: pure computation."""
