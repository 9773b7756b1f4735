"""Asking residents: opening a consultation, giving it more time, and closing it on the minute."""
