"""The composition root as a Django app: it owns the page furniture and the management commands."""

from importlib import import_module

from django.apps import AppConfig


class CamdenMissionsConfig(AppConfig):
    """Makes sure that Celery is configured wherever Django is."""

    name = "camden_missions"

    def ready(self) -> None:
        """Load the Celery application, so that publishing finds its broker."""
        import_module("camden_missions.celery")
