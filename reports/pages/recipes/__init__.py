"""Choices that are saved under a name, and made each month."""
