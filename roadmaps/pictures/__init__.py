"""Pictures, drawn on the server from plain values."""
