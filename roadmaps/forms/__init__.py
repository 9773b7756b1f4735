"""The forms of the drafting pages and of the check."""
