"""Pages that show several apps at once, asking each app for its part."""
