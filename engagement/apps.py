"""Participation as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class EngagementConfig(AppConfig):
    """Registers the permissions, and the gates that hold a decision until residents were answered."""

    name = "engagement"

    def ready(self) -> None:
        """Load what registers itself."""
        import_module("engagement.permissions")
        import_module("engagement.decision_gates")
        import_module("engagement.consulting.telling")
        import_module("engagement.followed")
        import_module("engagement.theming.runs")
        import_module("engagement.pages.comments.waiting")
