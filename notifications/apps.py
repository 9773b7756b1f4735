"""Notifications as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Registers the handler that finds out who hears of an event, and listens for addresses that were refused."""

    name = "notifications"

    def ready(self) -> None:
        """Load what registers itself."""
        import_module("notifications.fanning_out")
        import_module("notifications.bouncing")
