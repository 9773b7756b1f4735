"""Taking part: commenting, replying, backing, choosing answers, and what waits to be sent."""
