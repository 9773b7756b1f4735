"""What is taken away, as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Registers the permissions and the handler that builds a report."""

    name = "reports"

    def ready(self) -> None:
        """Load what registers itself."""
        import_module("reports.permissions")
        import_module("reports.tasks")
