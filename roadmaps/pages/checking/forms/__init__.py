"""The forms of checks and of the method."""
