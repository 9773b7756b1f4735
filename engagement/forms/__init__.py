"""The forms of participation."""
