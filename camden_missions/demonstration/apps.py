"""The demonstration as a Django app."""

from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """Registers the app."""

    name = "camden_missions.demonstration"
    label = "demonstration"
