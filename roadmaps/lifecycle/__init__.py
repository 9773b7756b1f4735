"""The stages of a mission: one table of steps, the gates before them, and the signal after them."""
