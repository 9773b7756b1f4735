"""The forms of delivery."""
