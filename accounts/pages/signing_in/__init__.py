"""The forms of signing up and signing in."""
