"""The forms of the drafting pages."""
