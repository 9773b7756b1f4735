"""Notifications: what happened, who hears of it, and how: on their page, by email at once, or in a digest."""
